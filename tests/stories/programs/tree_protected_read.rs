fn f(x: &mut i32, p: *mut i32) -> i32 {
    *x = 5;
    unsafe { *p }
}
fn main() {
    let mut n = 1;
    let p = &raw mut n;
    println!("{}", f(unsafe { &mut *p }, p));
}
