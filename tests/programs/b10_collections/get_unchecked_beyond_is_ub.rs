// The library assumes that the index is in bounds.
fn main() {
    let v = [1, 2, 3];
    println!("{}", unsafe { *v.get_unchecked(3) });
}
