// Arrays of different lengths are different types.
fn main() {
    let a: [u8; 3] = [1, 2];
    println!("{a:?}");
}
