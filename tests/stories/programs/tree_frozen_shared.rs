fn main() {
    let mut x = 1;
    let r = &x;
    let p = r as *const i32 as *mut i32;
    unsafe { *p = 2 };
    x += 1;
    println!("{x}");
}
