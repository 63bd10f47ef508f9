// The alternatives of a `let` statement stand in parentheses; those of `if let`, `for` and `match` need none.
fn main() {
    if let Ok(x) | Err(x) = Ok::<i32, i32>(1) {
        println!("{x}");
    }
    for | (Ok(x) | Err(x)) in [Ok::<i32, i32>(2)] {
        println!("{x}");
    }
    let (Ok(x) | Err(x)) = Ok::<i32, i32>(3);
    println!("{x}");
    let Ok(x) | Err(x) = Ok::<i32, i32>(4);
    println!("{x}");
}
