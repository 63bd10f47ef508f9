// No impl adds these two types.
fn main() {
    println!("{}", 1i32 + 1.0f64);
}
