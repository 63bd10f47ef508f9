fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    let a = unsafe { &mut *p };
    let _b = unsafe { &mut *p };
    *a = 2;
}
