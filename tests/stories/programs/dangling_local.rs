fn f() -> *const i32 {
    let x = 5;
    &x
}
fn main() {
    println!("{}", unsafe { *f() });
}
