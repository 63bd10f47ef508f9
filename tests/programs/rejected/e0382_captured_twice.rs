// Inside of a closure, captured variables can be moved out of only once.
fn main() {
    let name = String::from("n");
    let twice = move || {
        drop(name);
        drop(name);
    };
    twice();
}
