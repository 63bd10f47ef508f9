fn main() {
    let mut x = 1;
    let p = &x as *const i32 as *mut i32;
    unsafe { *p = 2 };
    x += 1;
    println!("{x}");
}
