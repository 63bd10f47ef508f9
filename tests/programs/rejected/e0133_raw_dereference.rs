// A raw pointer dereferenced outside of an unsafe block.
fn main() {
    let x = 1;
    let p = &raw const x;
    println!("{}", *p);
}
