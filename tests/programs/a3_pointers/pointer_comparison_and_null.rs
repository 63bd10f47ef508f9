// Pointers are compared and ordered by address; null, dangling and `as_ref`.
use std::ptr;

fn show(p: *const u8) -> Option<u8> {
    unsafe { p.as_ref() }.copied()
}

fn main() {
    let mut a = [7u8, 8];
    let p = &raw const a[0];
    let q = &raw const a[1];
    println!("{} {} {}", p < q, p == q, unsafe { p.add(1) } == q);
    println!("{:?} {:?}", show(q), show(ptr::null()));
    let n: *mut u8 = ptr::null_mut();
    println!("{} {} {}", n.is_null(), n.addr(), unsafe { n.as_mut() }.is_none());
    if let Some(x) = unsafe { (&raw mut a[0]).as_mut() } {
        *x = 9;
    }
    println!("{a:?}");
    println!("{} {}", ptr::dangling::<u64>().addr(), ptr::dangling_mut::<u8>().is_null());
    println!("{}", ptr::NonNull::<u32>::dangling().as_ptr().is_aligned());
    println!("{}", ptr::eq(&a[0], &a[1]));
    let w: *const [u8] = &a;
    let v: *const [u8] = &a[..1];
    println!("{} {}", w == v, ptr::addr_eq(w, v));
}
