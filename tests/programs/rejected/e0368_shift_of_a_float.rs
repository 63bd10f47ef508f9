// Nothing can be shifted by nothing: no type on the right would help.
fn main() {
    let mut x = 12f32;
    x <<= 2;
    println!("{x}");
}
