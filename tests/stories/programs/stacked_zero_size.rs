fn main() {
    let x = 7u8;
    let p = &x as *const u8;
    let empty = unsafe { &*(p as *const [u8; 0]) };
    println!("{}", unsafe { *(empty as *const [u8; 0] as *const u8) });
}
