fn main() {
    let mut x = 1;
    let p = &raw mut x;
    let a = unsafe { &mut *p };
    unsafe { *p = 3 };
    println!("{}", *a);
}
