// `process::abort` ends the program abnormally.
fn main() {
    println!("before");
    std::process::abort();
}
