fn main() {
    let n = 1u8;
    let r = &n;
    let p = r as *const u8 as *mut u8;
    unsafe { *p = 2 };
}
