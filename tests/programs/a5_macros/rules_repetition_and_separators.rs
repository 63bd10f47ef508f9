// Repetitions with `*`, `+`, `?`, with separators and trailing commas.
macro_rules! sum {
    ($($x:expr),* $(,)?) => { 0 $(+ $x)* };
}

macro_rules! map {
    ($($k:expr => $v:expr);+) => {{
        let mut m = std::collections::BTreeMap::new();
        $(m.insert($k, $v);)+
        m
    }};
}

macro_rules! optional {
    ($a:expr $(, $b:expr)?) => {
        ($a, [$($b)?].len())
    };
}

fn main() {
    println!("{} {} {}", sum!(), sum!(1), sum!(1, 2, 3,));
    println!("{:?}", map!("a" => 1; "b" => 2 + 3));
    println!("{:?}", optional!('x', 1));
    let r: (char, usize) = { let (a, n): (char, usize) = { macro_rules! o { ($a:expr) => { ($a, 0) } } o!('y') }; (a, n) };
    println!("{r:?}");
}
