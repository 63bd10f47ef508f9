// A variable without a value has none to read, not even on one way only.
fn main() {
    let x: i32;
    let n = std::env::args().count();
    if n > 5 {
        x = 1;
    }
    println!("{x}");
}
