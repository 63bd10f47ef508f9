// wrapping, checked, saturating and overflowing forms of the same operations.
fn main() {
    println!("{} {:?} {} {:?}", 250u8.wrapping_add(10), 250u8.checked_add(10), 250u8.saturating_add(10), 250u8.overflowing_add(10));
    println!("{} {:?} {}", 3u8.wrapping_sub(5), 3u8.checked_sub(5), 3u8.saturating_sub(5));
    println!("{} {:?} {}", i8::MIN.wrapping_neg(), i8::MIN.checked_neg(), (-100i8).saturating_mul(2));
    println!("{} {:?}", 1u32.wrapping_shl(33), 1u32.checked_shl(33));
    println!("{:?} {:?}", 7i32.checked_div(0), i32::MIN.checked_div(-1));
    println!("{} {}", i32::MIN.wrapping_abs(), (-5i32).unsigned_abs());
    println!("{:?} {}", 2u64.checked_pow(64), 3u64.pow(20));
    println!("{} {}", 200u8.abs_diff(100), (-100i8).abs_diff(100));
}
