extern "Rust" { fn miri_pointer_name(ptr: *const (), nth_parent: u8, name: &[u8]); }
fn main() {
    let mut n = 1u8;
    let a = &mut n;
    let b = &mut *a;
    unsafe { miri_pointer_name(b as *mut u8 as *const (), 0, b"inner") };
    unsafe { miri_pointer_name(b as *mut u8 as *const (), 1, b"outer") };
    let p = b as *mut u8;
    *a = 2;
    unsafe { *p = 2 };
}
