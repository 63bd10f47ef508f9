// A guard that fails goes on to the next arm; guards are evaluated in order, once for each alternative.
fn noisy(n: i32, want: i32) -> bool {
    println!("  guard {n} {want}");
    n == want
}

fn main() {
    for pair in [(1, 2), (2, 1), (3, 3)] {
        let r = match pair {
            (x, _) | (_, x) if noisy(x, 2) => "has two",
            (a, b) if noisy(a, b) => "same",
            (1.., _) => "positive",
            _ => "rest",
        };
        println!("{r}");
    }
}
