use std::num::{NonZeroU8, NonZero, Wrapping, ParseIntError};

fn main() {
    println!("{} {} {} {}", i8::MIN, i16::MAX, u64::MAX, i128::MIN);
    println!("{:?} {:?} {:?}", 200u8.checked_add(100), 200u8.checked_add(50), i32::MIN.checked_neg());
    println!("{} {} {}", 200u8.wrapping_add(100), i32::MIN.wrapping_neg(), i32::MAX.wrapping_mul(3));
    println!("{:?} {:?} {:?}", 200u8.overflowing_add(100), i8::MIN.overflowing_neg(), 5u32.overflowing_sub(6));
    println!("{} {} {}", 200u8.saturating_add(100), i8::MIN.saturating_sub(1), (-100i8).saturating_mul(2));
    println!("{} {} {} {}", 2i32.pow(10), (-3i64).pow(3), 7u8.pow(0), 10u128.pow(30));
    println!("{:?} {:?} {}", 2u8.checked_pow(8), 2u8.checked_pow(7), 3u8.saturating_pow(9));
    println!("{} {} {} {}", (-7i32).rem_euclid(3), (-7i32).div_euclid(3), -7 / 3, -7 % 3);
    println!("{} {} {} {}", (-5i32).abs(), (-5i32).signum(), 0i32.signum(), i32::MIN.unsigned_abs());
    println!("{} {} {} {} {}", 40u32.leading_zeros(), 40u32.trailing_zeros(), 255u8.count_ones(), 0u16.leading_zeros(), (-1i8).leading_ones());
    println!("{:x} {:x} {:x} {:x}", 0x12345678u32.swap_bytes(), 0x12u8.reverse_bits(), 0x12345678u32.rotate_left(8), 0x1234u16.rotate_right(4));
    println!("{:?} {:?} {:?}", 258u16.to_be_bytes(), 258u32.to_le_bytes(), i32::from_be_bytes([0, 0, 1, 2]));
    println!("{} {} {:?}", 8u32.is_power_of_two(), 5u32.next_power_of_two(), 200u8.checked_next_power_of_two());
    println!("{} {} {} {}", 99u32.isqrt(), 1000u32.ilog10(), 1023u32.ilog2(), 81i32.ilog(3));
    println!("{} {} {}", 3u8.abs_diff(10), (-100i8).abs_diff(100), 7u32.div_ceil(2));
    println!("{} {:?}", 13u32.next_multiple_of(5), 250u8.checked_next_multiple_of(100));
    println!("{} {}", 0u8.midpoint(255), (-3i32).midpoint(4));
    println!("{:?} {:?} {:?}", "42".parse::<i32>(), "-129".parse::<i8>(), "+7".parse::<u8>());
    println!("{:?} {:?} {:?} {:?}", "".parse::<i32>(), "-".parse::<i32>(), "256".parse::<u8>(), "-1".parse::<u8>());
    println!("{:?} {:?}", i32::from_str_radix("-7f", 16), u8::from_str_radix("1210", 3));
    println!("{:?}", u8::try_from(300i32));
    println!("{:?} {:?} {:?}", u8::try_from(-1i8), i8::try_from(127u64), usize::try_from(-1i32).is_err());
    println!("{} {} {}", i64::from(-3i32), u32::from('a'), f64::from(3u8));
    println!("{} {} {} {}", 300i32 as u8, -1i32 as u64, 3.99f64 as i32, f64::NAN as i32);
    println!("{} {} {}", f32::INFINITY as u8, -5.5f32 as u8, u64::MAX as f32);
    println!("{:?} {:?} {}", NonZeroU8::new(0), NonZeroU8::new(5), std::mem::size_of::<Option<NonZeroU8>>());
    println!("{:?}", NonZero::<i32>::new(-3).map(|n| n.get()));
    let mut w = Wrapping(250u8);
    w += Wrapping(10);
    println!("{} {:?} {}", w, w - Wrapping(20), Wrapping(i32::MAX) + Wrapping(1));
    fn parse(s: &str) -> Result<i32, ParseIntError> {
        Ok(s.parse::<i32>()? * 2)
    }
    println!("{:?} {}", parse("21"), parse("x").unwrap_err());
    println!("{} {} {}", u8::MAX.wrapping_shl(9), 1i32.wrapping_shr(33), (-8i32) >> 1);
    println!("{:?} {:?}", 1u32.checked_shl(32), 1u32.checked_shr(31));
    println!("{:?} {:?}", 5u8.checked_div(0), i8::MIN.checked_div(-1));
    println!("{} {}", 200u8 as i8, 200u8.cast_signed());
    println!("{} {}", i32::MAX.wrapping_add_unsigned(3), 5u8.saturating_add_signed(-10));
    println!("{:?}", [3, 1, 2].iter().max());
    println!("{} {}", std::i32::MAX, std::u8::MIN);
    println!("{}", (1..=20u64).product::<u64>());
    println!("{}", u128::MAX / 7 % 1000);
}
