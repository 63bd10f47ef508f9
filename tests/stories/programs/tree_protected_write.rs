fn f(x: &i32, p: *mut i32) -> i32 {
    unsafe { *p = 2 };
    *x
}
fn main() {
    let mut n = 1;
    let p = &raw mut n;
    println!("{}", f(unsafe { &*p }, p));
}
