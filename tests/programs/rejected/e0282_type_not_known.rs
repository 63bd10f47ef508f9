// Nothing decides the type.
fn main() {
    let v = Vec::new();
    println!("{}", v.len());
}
