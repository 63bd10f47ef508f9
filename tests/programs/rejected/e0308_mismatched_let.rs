// A value of another type than the variable was declared with.
fn main() {
    let n: u32 = "five";
    println!("{n}");
}
