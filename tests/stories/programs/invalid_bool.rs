fn main() {
    let b: bool = unsafe { std::mem::transmute(2u8) };
    println!("{b}");
}
