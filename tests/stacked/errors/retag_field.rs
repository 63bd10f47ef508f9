fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    let pair = (0u8, Some(unsafe { &mut *p }));
    n = 2;
    let _moved = pair;
}
