// Indexing beyond the end panics with both numbers in the message.
fn pick(v: &[i32], i: usize) -> i32 {
    v[i]
}

fn main() {
    let a = [1, 2, 3];
    println!("{}", pick(&a, 2));
    println!("{}", pick(&a, 3));
}
