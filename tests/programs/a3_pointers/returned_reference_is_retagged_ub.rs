// Returning a disabled reference is a use of it.
fn keep(p: *mut i32) -> &'static mut i32 {
    let r = unsafe { &mut *p };
    unsafe { *p += 1 };
    r
}

fn main() {
    let mut x = 1;
    let r = keep(&raw mut x);
    println!("{r}");
}
