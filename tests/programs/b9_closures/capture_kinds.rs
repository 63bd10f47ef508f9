// Closures capture by reference, by mutable reference or by value, as their bodies need.
fn main() {
    let text = String::from("text");
    let mut count = 0;
    let list = vec![1, 2, 3];
    let read = || text.len();
    println!("{} {}", read(), text);
    let mut bump = |by| {
        count += by;
        count
    };
    bump(1);
    println!("{}", bump(2));
    println!("{count}");
    let consume = || list;
    println!("{:?}", consume());
    let own = move || format!("{text}!");
    println!("{} {}", own(), own());
    println!("{} {}", size_of_val(&own), size_of_val(&|| 1));
}
