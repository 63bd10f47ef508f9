fn main() {
    let a = [1, 2, 3];
    let p = a.as_ptr();
    println!("{}", unsafe { *p.wrapping_add(3) });
}
