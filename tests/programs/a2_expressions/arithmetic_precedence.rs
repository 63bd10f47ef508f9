// Operators bind by precedence, and associate to the left.
fn main() {
    println!("{}", 2 + 3 * 4 - 10 / 3 % 2);
    println!("{}", 100 - 10 - 1);
    println!("{}", 1 << 2 + 1);
    println!("{}", 6 & 3 == 3 as u8 & 1 | 8);
    println!("{}", -2i32.pow(2));
    println!("{}", !0u8 >> 4 ^ 0b11);
    println!("{}", 1 < 2 && 3 > 2 || false && true);
    println!("{}", 3 as f32 / 2 as f32);
    let x = 5;
    println!("{}", x as usize * 2 < 11);
    println!("{}", (x == 5) as u8 + true as u8);
    println!("{}", - - x);
}
