// Float literals and how floats print: exponents, fractions, special values, the shortest text that reads back.
fn main() {
    println!("{} {} {} {}", 1.0, 1.5e3, 2e-3, 1_000.25);
    println!("{:?} {:?} {:?} {:?}", 1.0, 0.1 + 0.2, 1e16, 1e-7);
    println!("{} {} {}", f64::INFINITY, -f64::INFINITY, f64::NAN);
    println!("{:?} {} {}", -0.0f64, 0.1f32, 0.1f32 as f64);
    println!("{} {}", f32::MAX, f64::MIN_POSITIVE);
    println!("{:?} {:?}", f64::MAX, f32::EPSILON);
    println!("{:.3} {:8.2}| {:e}", 3.14159, 2.5, 123456.0);
    println!("{} {}", 7., 16777217i32 as f32);
}
