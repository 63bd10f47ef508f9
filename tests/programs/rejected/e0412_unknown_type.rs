// A type that is not there.
fn f(_: Missing) {}

fn main() {}
