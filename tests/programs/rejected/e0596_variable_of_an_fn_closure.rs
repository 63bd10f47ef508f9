// What `Fn` closures capture must not be changed, whatever is declared.
fn twice<F: Fn()>(f: F) {
    f();
    f();
}

fn main() {
    let mut lines = vec![String::new()];
    lines.push(String::from("a"));
    twice(|| lines.push(String::from("b")));
}
