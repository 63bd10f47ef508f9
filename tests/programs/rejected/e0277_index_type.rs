// A slice indexed by an i32.
fn main() {
    let v = vec![1, 2];
    let i: i32 = 0;
    println!("{}", v[i]);
}
