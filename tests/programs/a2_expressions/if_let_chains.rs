//@ edition: 2024
// `if let` chained with conditions by `&&`.
fn describe(x: Option<i32>, limit: i32) -> &'static str {
    if let Some(n) = x && n > limit {
        "over"
    } else if let Some(n) = x && n == limit && let Some(m) = n.checked_sub(1) && m >= 0 {
        "at"
    } else if x.is_some() {
        "under"
    } else {
        "none"
    }
}

fn main() {
    println!("{} {} {} {}", describe(Some(5), 3), describe(Some(3), 3), describe(Some(1), 3), describe(None, 3));
    println!("{}", describe(Some(0), 0));
    let mut v = vec![1, 2, 30, 4];
    while let Some(x) = v.pop() && x < 10 {
        println!("{x}");
    }
    println!("{v:?}");
}
