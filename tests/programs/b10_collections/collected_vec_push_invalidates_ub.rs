// A collected range has no room to spare: the first push moves the elements.
fn main() {
    let mut v: Vec<i32> = (0..3).collect();
    let first = &raw const v[0];
    v.push(3);
    println!("{}", unsafe { *first });
}
