fn main() {
    let p = 0x1000 as *const i32;
    println!("{}", unsafe { *p });
}
