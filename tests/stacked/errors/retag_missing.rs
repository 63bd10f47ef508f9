fn main() {
    let mut n = 1u8;
    let a = &mut n as *mut u8;
    n = 2;
    let _b = unsafe { &*a };
}
