fn id<'a>(x: &'a mut u8) -> &'a mut u8 {
    x
}
fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    let a = id(unsafe { &mut *p });
    unsafe { *p = 2 };
    *a = 3;
}
