fn main() {
    let mut x = 1;
    let p = &raw mut x;
    let a = unsafe { &mut *p };
    *a = 2;
    let seen = unsafe { *p };
    *a = seen + 1;
}
