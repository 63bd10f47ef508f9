// Integer literals: bases, underscores, suffixes, and every width's limits.
fn main() {
    println!("{} {} {} {}", 0xff, 0o17, 0b1010_1010, 1_000_000);
    println!("{} {} {}", 255u8, -128i8, 0xFFu8 as i8);
    println!("{} {}", u64::MAX, i64::MIN);
    println!("{} {}", u128::MAX, i128::MIN);
    println!("{}", 340282366920938463463374607431768211455u128);
    println!("{} {}", -1i128 as u128 >> 64, 0x1_0000_0000_0000_0000u128);
    println!("{} {}", isize::MAX, usize::BITS);
    println!("{}", -170141183460469231731687303715884105728i128);
}
