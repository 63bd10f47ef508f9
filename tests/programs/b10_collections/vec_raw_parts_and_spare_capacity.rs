// A vector taken apart and put together; elements written into the spare capacity.
use std::mem::ManuallyDrop;

fn main() {
    let mut v = ManuallyDrop::new(vec![1u32, 2, 3]);
    let (p, len, cap) = (v.as_mut_ptr(), v.len(), v.capacity());
    let mut w = unsafe {
        *p.add(1) = 20;
        Vec::from_raw_parts(p, len, cap)
    };
    w.reserve(4);
    for (i, slot) in w.spare_capacity_mut().iter_mut().take(2).enumerate() {
        slot.write(100 + i as u32);
    }
    unsafe { w.set_len(5) };
    println!("{w:?}");
    let b = w.into_boxed_slice();
    println!("{} {:?}", b.len(), Vec::from(b).iter().sum::<u32>());
    let leaked: &mut [u8] = vec![1, 2].leak();
    leaked[0] = 9;
    println!("{leaked:?}");
}
