// Arms are tried in order; literal tokens, delimiters and keywords select.
macro_rules! which {
    (let $x:ident = $e:expr) => { concat!("let ", stringify!($x)) };
    ($a:ident) => { concat!("ident ", stringify!($a)) };
    ($a:literal) => { "literal" };
    ($a:lifetime) => { "lifetime" };
    ([$($t:tt)*]) => { "brackets" };
    (($($t:tt)*)) => { "parentheses" };
    (#$t:tt) => { "hash" };
    ($($a:ident)::+) => { "path" };
    ($e:expr) => { "expression" };
}

fn main() {
    println!("{}", which!(let a = 1));
    println!("{}", which!(abc));
    println!("{} {}", which!(1.5), which!("s"));
    println!("{}", which!('a));
    println!("{} {}", which!([1, 2]), which!((a b)));
    println!("{}", which!(# x));
    println!("{}", which!(a::b::c));
    println!("{}", which!(1 + 1));
}
