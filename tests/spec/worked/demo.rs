fn main() {
    let mut n = 0i32;
    let a = &mut n;
    let p = a as *mut i32;
    let b = unsafe { &mut *p };
    *b = 1;
    let _x = *a;
    *b = 2;
}
