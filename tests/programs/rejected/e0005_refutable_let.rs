// A `let` whose pattern may fail.
fn main() {
    let Some(n) = Some(1).filter(|n| *n > 0);
    println!("{n}");
}
