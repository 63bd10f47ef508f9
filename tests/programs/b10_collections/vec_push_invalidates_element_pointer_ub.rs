// A push that grows moves the elements: the old pointer dangles.
fn main() {
    let mut v = vec![1, 2];
    let p = v.as_ptr();
    println!("{} {}", unsafe { *p }, v.capacity());
    v.push(3);
    println!("{}", unsafe { *p });
}
