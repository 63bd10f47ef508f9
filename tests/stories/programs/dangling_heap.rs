fn main() {
    let mut v = vec![1];
    let p = v.as_ptr();
    v.push(2);
    v.push(3);
    println!("{}", unsafe { *p });
}
