fn apply<F: Fn(i32) -> bool>(f: F) -> bool { f(1) }
fn two(a: i32, b: i32) -> bool { a == b }
fn main() { println!("{}", apply(two)); }
