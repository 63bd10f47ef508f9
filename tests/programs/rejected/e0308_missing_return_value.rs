// A function body that gives `()` where a value was promised.
fn f(n: i32) -> i32 {
    n + 1;
}

fn main() {
    println!("{}", f(1));
}
