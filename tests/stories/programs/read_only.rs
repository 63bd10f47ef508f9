static N: i32 = 1;
fn main() {
    let p = &raw const N as *mut i32;
    unsafe { *p = 2 };
}
