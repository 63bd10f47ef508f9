struct N;
#[derive(Clone, Debug, PartialEq)]
struct S { a: u8, b: N }
fn main() { }
