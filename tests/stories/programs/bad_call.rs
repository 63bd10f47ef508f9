fn f(x: u8) -> u8 {
    x
}
fn main() {
    let g: fn(u64) -> u64 = unsafe { std::mem::transmute(f as fn(u8) -> u8) };
    println!("{}", g(1));
}
