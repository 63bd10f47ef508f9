// A type is found out from a use that stands later, through closures and generic calls too.
fn take(v: Vec<u16>) -> usize {
    v.len()
}

fn make<T: Default>() -> T {
    T::default()
}

fn main() {
    let mut v = Vec::new();
    let mut n = 0;
    while n < 3 {
        v.push(n);
        n += 1;
    }
    println!("{} {}", take(v), size_of_val(&n));
    let x = make();
    let y: i64 = x;
    println!("{y}");
    let parsed = "42".parse();
    let n: u8 = parsed.unwrap();
    println!("{n}");
    let add = |a, b| a + b;
    println!("{}", add(1u64, 2) + 3);
    let none = None;
    let some: Option<char> = if n > 50 { Some('x') } else { none };
    println!("{some:?}");
}
