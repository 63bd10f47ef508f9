#[derive(Debug)]
#[repr(u8)]
#[allow(dead_code)]
enum Color {
    Red,
    Green,
}
fn main() {
    let c: Color = unsafe { std::mem::transmute(7u8) };
    println!("{c:?}");
}
