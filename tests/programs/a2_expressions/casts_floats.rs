// `as` from floats saturates and turns NaN into 0; into floats rounds to nearest.
fn main() {
    println!("{} {} {}", 3.99 as i32, -3.99 as i32, 300.0 as u8);
    println!("{} {} {}", -5.0 as u32, f64::NAN as i32, f64::INFINITY as i64);
    println!("{} {}", 1e20 as u64, f32::MAX as u128 > 1 << 127);
    println!("{} {}", i64::MAX as f64, u64::MAX as f32);
    println!("{} {}", 16777217i64 as f32, 0.1f64 as f32);
    println!("{} {}", 1e300f64 as f32, (0.1f32 as f64) == 0.1f64);
    println!("{} {}", true as u8 as f32, 'a' as u8 as f64);
}
