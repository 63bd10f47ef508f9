#[derive(Debug)]
struct Fine;

#[derive(Debug)]
fn shown() {}

fn main() {}
