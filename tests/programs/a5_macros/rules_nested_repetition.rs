// Repetitions in repetitions, and an outer variable used inside of an inner repetition.
macro_rules! table {
    ($($name:ident: [$($v:expr),*]),*) => {
        vec![$((stringify!($name), vec![$($v * 2),*])),*]
    };
}

macro_rules! cross {
    ($($a:ident)*; $b:tt) => { cross!(@ $($a $b)*) };
    (@ $($a:ident ($($n:literal)*))*) => {
        concat!($($(stringify!($a), $n, " ",)*)*)
    };
}

fn main() {
    println!("{:?}", table!(a: [1, 2], b: [], c: [30]));
    println!("{}", cross!(x y; (1 2)));
}
