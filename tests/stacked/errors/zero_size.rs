fn main() {
    let mut n = 1u8;
    let empty = &mut n as *mut u8 as *mut ();
    let r = unsafe { &mut *empty };
    let p = r as *mut () as *mut u8;
    unsafe { *p = 2 };
}
