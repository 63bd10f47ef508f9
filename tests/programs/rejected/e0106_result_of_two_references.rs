// With two references among the arguments, the result has to say from which it comes.
fn first(words: &[String], _sep: char) -> &str {
    &words[0]
}

fn longest(x: &str, y: &str) -> &str {
    if x.len() > y.len() { x } else { y }
}

fn main() {
    println!("{} {}", first(&["a".to_string()], ' '), longest("a", "bc"));
}
