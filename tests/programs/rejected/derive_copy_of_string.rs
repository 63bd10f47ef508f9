struct N;
#[derive(Copy, Clone)]
struct S { a: u8, b: String }
fn main() { }
