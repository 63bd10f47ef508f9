// D1a: a protected argument sees a foreign read, and is written through after the call.
// A line ends with "UB:" and the versions that stop there: A article-2023, P pldi-2025, M tree, W with implicit writes.

fn read_beside(x: &mut u8, y: *mut u8) -> &mut u8 {
    let _seen = unsafe { *y }; // UB: W
    x
}

fn main() {
    let mut byte = 7u8;
    let y = &raw mut byte;
    let x = unsafe { &mut *y };
    let back = read_beside(x, y);
    *back = 8; // UB: A
}
