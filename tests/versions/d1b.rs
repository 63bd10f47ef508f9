// D1b: a protected argument sees a foreign read, and is written through during the call.

fn read_beside(x: &mut u8, y: *mut u8) {
    let _seen = unsafe { *y }; // UB: W
    *x = 8; // UB: A P M
}

fn main() {
    let mut byte = 7u8;
    let y = &raw mut byte;
    read_beside(unsafe { &mut *y }, y);
}
