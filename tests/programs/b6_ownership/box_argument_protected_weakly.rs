// A boxed argument may be freed by the callee while it is protected.
fn eat(b: Box<i32>) -> i32 {
    let n = *b;
    drop(b);
    n + 1
}

fn reuse(mut b: Box<i32>) -> Box<i32> {
    *b += 1;
    b
}

fn main() {
    println!("{}", eat(Box::new(4)));
    let b = reuse(reuse(Box::new(1)));
    println!("{b}");
}
