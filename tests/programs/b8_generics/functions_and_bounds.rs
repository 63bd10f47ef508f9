// Generic functions with bounds, where clauses, turbofish and inferred parameters.
use std::fmt::{Debug, Display};

fn largest<T: PartialOrd + Copy>(items: &[T]) -> T {
    let mut best = items[0];
    for &x in items {
        if x > best {
            best = x;
        }
    }
    best
}

fn show_all<I>(items: I) -> String
where
    I: IntoIterator,
    I::Item: Display,
{
    items.into_iter().map(|x| format!("<{x}>")).collect()
}

fn pair<A, B>(a: A, b: B) -> (B, A)
where
    A: Clone,
    B: Clone,
    (A, B): Debug,
{
    println!("{:?}", (a.clone(), b.clone()));
    (b, a)
}

trait Printable {}
impl<A: Debug> Printable for A {}

fn main() {
    println!("{} {} {}", largest(&[3, 9, 2]), largest(&[1.5, 0.5]), largest(&['x', 'b']));
    println!("{} {}", show_all(vec![1, 2]), show_all(["a", "b"]));
    println!("{:?}", pair::<u8, _>(1, "one"));
    println!("{:?}", "5".parse::<i32>().into_iter().collect::<Vec<_>>());
    println!("{}", Vec::<u64>::with_capacity(3).capacity());
}

trait Nothing<T> {}
impl<A, B> Nothing<B> for A where A: Printable {}
