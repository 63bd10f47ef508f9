// What is made of a vector element by element is collected in the vector's memory: the old pointer is still good.
fn main() {
    let v = vec![String::from("a"), String::from("b")];
    let first = v.as_ptr();
    let shouted: Vec<String> = v.into_iter().map(|s| s + "!").collect();
    println!("{}", unsafe { &*first });
    drop(shouted);
}
