// A function that returns is called as one that does not.
fn returns() {}

fn main() {
    let f: fn() -> ! = unsafe { std::mem::transmute(returns as fn()) };
    f()
}
