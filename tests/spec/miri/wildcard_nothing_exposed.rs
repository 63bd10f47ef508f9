fn main() {
    let mut n = 1u8;
    let a = &mut n;
    let address = (a as *mut u8) as usize;
    let b = &mut n;
    *b = 2;
    let p = address as *mut u8;
    let q = (address + 0) as *mut u8;
    unsafe { *q = 3 };
    unsafe { *p = 3 };
}
