fn main() {
    let mut x = 1;
    let r = &x;
    let t = unsafe { &mut *(r as *const i32 as *mut i32) };
    *t = 2;
    x += 1;
    println!("{x}");
}
