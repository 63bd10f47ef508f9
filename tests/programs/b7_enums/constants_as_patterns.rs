fn main() {
    let mut x = 0u8;
    let p = &raw mut x;
    let a = unsafe { &mut *p };
    let b = unsafe { &mut *p };
    let _ = *a;
    let _ = *b;
}
