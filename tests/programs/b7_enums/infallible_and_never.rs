// Empty enums: matches without arms, irrefutable patterns over uninhabited variants.
use std::convert::Infallible;

#[derive(Debug)]
enum Void {}

fn absurd(v: Void) -> u32 {
    match v {}
}

fn always() -> Result<u8, Infallible> {
    Ok(4)
}

fn unwrap<T>(r: Result<T, Void>) -> T {
    match r {
        Ok(t) => t,
        Err(v) => match v {},
    }
}

fn main() {
    let Ok(n) = always();
    println!("{n} {}", unwrap(Ok::<_, Void>(5)));
    let none: Option<Void> = None;
    println!("{:?} {}", none.is_none(), none.map(absurd).unwrap_or(7));
    println!("{}", size_of::<Result<u8, Infallible>>());
}
