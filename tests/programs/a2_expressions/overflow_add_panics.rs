// An addition that overflows panics, with what was printed before still there.
fn main() {
    let mut x: u8 = 250;
    for step in 1..=10 {
        x += step;
        println!("{x}");
    }
}
