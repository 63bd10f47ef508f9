fn main() {
    let n = 1u8;
    let address = &raw const n as usize;
    let p = address as *mut u8;
    unsafe { *p = 2 };
}
