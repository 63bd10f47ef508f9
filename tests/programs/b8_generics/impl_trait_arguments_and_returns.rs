// `impl Trait` as argument and as hidden return type, closures and iterator chains returned.
fn evens(limit: u32) -> impl Iterator<Item = u32> + Clone {
    (0..limit).filter(|n| n % 2 == 0)
}

fn adder(by: i32) -> impl Fn(i32) -> i32 {
    move |n| n + by
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn apply_all(x: i32, fs: &[&dyn Fn(i32) -> i32]) -> Vec<i32> {
    fs.iter().map(|f| f(x)).collect()
}

fn show(items: impl IntoIterator<Item = impl std::fmt::Display>) -> String {
    items.into_iter().map(|i| i.to_string()).collect::<Vec<_>>().join("+")
}

fn main() {
    let e = evens(7);
    println!("{:?} {}", e.clone().collect::<Vec<_>>(), e.sum::<u32>());
    let f = compose(adder(1), |n| n * 10);
    println!("{} {}", f(2), compose(f, |n| format!("<{n}>"))(3));
    println!("{:?}", apply_all(5, &[&adder(1), &|n| n - 1, &i32::abs]));
    println!("{} {}", show([1, 2, 3]), show(vec!["a"]));
}
