// A write through the parent disables the child; reading through the child is then forbidden.
fn main() {
    let mut x = 1;
    let child = &mut x;
    let raw = child as *mut i32;
    let grandchild = unsafe { &mut *raw };
    unsafe { *raw = 2 };
    println!("{x}");
    let _ = x;
    println!("{grandchild}");
}
