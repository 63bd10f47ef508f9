// A program without `main`.
fn start() {
    println!("never");
}
