// A `&mut` is moved where no reborrow is made.
fn main() {
    let mut x = 1;
    let first = &mut x;
    let second = first;
    *second = 2;
    *first = 3;
}
