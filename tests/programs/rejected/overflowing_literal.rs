fn main() {
    #[allow(overflowing_literals)]
    let kept: i8 = 0xff;
    let lowest: i8 = -128;
    println!("{kept} {lowest}");
    let wrong: u8 = 256;
    println!("{wrong}");
}
