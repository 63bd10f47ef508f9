// `NonNull`: construction, niche, casts, references and arithmetic.
use std::ptr::NonNull;

fn main() {
    let mut a = [1u16, 2, 3];
    let mut p = NonNull::new(a.as_mut_ptr()).unwrap();
    unsafe {
        *p.as_mut() += 10;
        *p.add(1).as_ptr() = 20;
        println!("{} {}", *p.as_ref(), p.add(1).read());
        p.add(2).write(30);
    }
    println!("{a:?}");
    println!("{}", NonNull::new(std::ptr::null_mut::<u8>()).is_none());
    println!("{} {}", size_of::<Option<NonNull<u8>>>(), size_of::<NonNull<[u8]>>());
    let n = NonNull::from(&mut a);
    println!("{:?}", unsafe { n.cast::<u16>().as_ref() });
    let s = NonNull::slice_from_raw_parts(n.cast::<u16>(), 2);
    println!("{} {:?}", s.len(), unsafe { s.as_ref() });
    println!("{}", n.cast::<u16>() == p);
}
