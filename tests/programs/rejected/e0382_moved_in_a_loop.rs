// Moved in the turn before; the function is never called, which changes nothing.
fn never_called(names: Vec<String>) {
    for _ in 0..2 {
        drop(names);
    }
}

fn main() {}
