static X: u8 = 1;
fn main() {
    let p = &raw const X as *mut u8;
    unsafe { *p = 2 };
}
