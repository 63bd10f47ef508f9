// Two functions that call one another.
fn is_even(n: u32) -> bool {
    n == 0 || is_odd(n - 1)
}

fn is_odd(n: u32) -> bool {
    n != 0 && is_even(n - 1)
}

fn main() {
    for n in [0, 1, 7, 10] {
        println!("{n}: {} {}", is_even(n), is_odd(n));
    }
}
