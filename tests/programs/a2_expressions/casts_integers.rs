// `as` between integers truncates, extends by the source's sign, and keeps bits of equal widths.
fn main() {
    println!("{} {} {}", 300i32 as u8, -1i32 as u8, 200u8 as i8);
    println!("{} {} {}", -1i8 as u32, -1i8 as i64, 255u8 as i64);
    println!("{} {}", u64::MAX as i32, i64::MIN as i32);
    println!("{} {}", -1i64 as u128, -1i128 as u64);
    println!("{} {} {}", true as i32, 'A' as u32, 97u8 as char);
    println!("{} {}", 'é' as u8, '\u{10FFFF}' as u64);
    println!("{}", (-1isize) as usize == usize::MAX);
}
