// An argument that does not meet the bound.
fn show<T: std::fmt::Debug>(t: T) {
    println!("{t:?}");
}

struct S;

fn main() {
    show(S);
}
