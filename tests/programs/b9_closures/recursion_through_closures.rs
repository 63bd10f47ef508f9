// Closures that call themselves through a reference or a function inside.
fn fix<A: Copy, R>(f: &dyn Fn(&dyn Fn(A) -> R, A) -> R, a: A) -> R {
    f(&|x| fix(f, x), a)
}

fn main() {
    let fact = |n: u64| fix(&|me: &dyn Fn(u64) -> u64, n| if n == 0 { 1 } else { n * me(n - 1) }, n);
    println!("{}", fact(10));
    let sum = |v: &[i32]| {
        fn go(v: &[i32]) -> i32 {
            v.split_first().map_or(0, |(h, t)| h + go(t))
        }
        go(v)
    };
    println!("{}", sum(&[1, 2, 3]));
}
