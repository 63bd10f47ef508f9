fn main() {
    let n = i32::MAX;
    println!("{}", unsafe { n.unchecked_add(1) });
}
