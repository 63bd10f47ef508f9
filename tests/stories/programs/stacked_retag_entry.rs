fn show(x: &i32) {
    println!("{x}");
}
fn main() {
    let mut n = 1;
    let p = &raw mut n;
    let a = unsafe { &mut *p };
    *a = 2;
    unsafe { *p = 5 };
    show(a);
}
