// Division and remainder round towards zero; the euclidean ones do not.
fn main() {
    for (a, b) in [(7, 3), (-7, 3), (7, -3), (-7, -3)] {
        println!("{} {} {} {}", a / b, a % b, i32::div_euclid(a, b), i32::rem_euclid(a, b));
    }
    println!("{} {}", -7.5 % 2.0, 7.5f64.rem_euclid(-2.0));
    println!("{} {}", 1.0 / 0.0, (-1.0f64 / 0.0).abs());
}
