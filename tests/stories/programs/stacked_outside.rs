fn main() {
    let mut v = [1, 2];
    let p = &mut v[0] as *mut i32;
    unsafe { *p.add(1) = 3 };
    println!("{v:?}");
}
