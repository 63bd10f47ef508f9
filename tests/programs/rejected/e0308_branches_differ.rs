// Branches of `if` with different types.
fn main() {
    let n = if true { 1 } else { "two" };
    println!("{n}");
}
