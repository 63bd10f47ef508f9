fn main() {
    let x = 1;
    let p = &raw const x;
    let a = unsafe { &mut *(p as *mut i32) };
    println!("{a}");
}
