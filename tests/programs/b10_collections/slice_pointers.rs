// as_ptr, as_mut_ptr, as_ptr_range and get_unchecked_mut walk the same memory.
fn main() {
    let mut a = [1u16, 2, 3, 4];
    let range = a.as_mut_ptr_range();
    let mut p = range.start;
    while p < range.end {
        unsafe {
            *p *= 2;
            p = p.add(1);
        }
    }
    println!("{a:?}");
    unsafe { *a.get_unchecked_mut(3) = 80 };
    let r = a.as_ptr_range();
    println!("{} {}", unsafe { r.end.offset_from(r.start) }, r.contains(&&raw const a[3]));
    let v = vec![1u8, 2, 3];
    println!("{}", unsafe { *v.as_ptr().add(2) });
    println!("{:?}", unsafe { v.as_slice().align_to::<u8>() }.1);
    println!("{:?}", [[1, 2], [3, 4]].as_flattened());
}
