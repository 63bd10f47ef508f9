// D5a: the end of a written argument is a write for a reborrow that reaches its byte only lazily.

fn outer(x: &mut u8, p: *mut u8) -> *mut u8 {
    *x = 1;
    let neighbour = unsafe { &mut *p.add(1) };
    (neighbour as *mut u8).wrapping_sub(1)
}

fn main() {
    let mut pair = [0u8, 0];
    let p = &raw mut pair as *mut u8;
    let back = outer(unsafe { &mut *p }, p);
    let _seen = unsafe { *back }; // UB: P M W
}
