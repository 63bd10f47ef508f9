// A brace that is never closed.
fn main() {
    if true {
        println!("open");
}
