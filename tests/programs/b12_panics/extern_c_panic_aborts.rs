// A panic may not leave an `extern "C"` function: the process aborts.
extern "C" fn no_unwind(n: u32) -> u32 {
    if n == 0 {
        panic!("inside");
    }
    n
}

fn main() {
    println!("{}", no_unwind(3));
    let _ = std::panic::catch_unwind(|| no_unwind(0));
    println!("not reached");
}
