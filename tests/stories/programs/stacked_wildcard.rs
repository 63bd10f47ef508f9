fn main() {
    let mut x = 1;
    let address = &x as *const i32 as usize;
    let q = address as *mut i32;
    unsafe { *q = 2 };
    x += 1;
    println!("{x}");
}
