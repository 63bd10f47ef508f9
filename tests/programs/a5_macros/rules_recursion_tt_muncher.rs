// A macro that eats its tokens one by one and calls itself.
macro_rules! count {
    () => { 0usize };
    ($head:tt $($tail:tt)*) => { 1usize + count!($($tail)*) };
}

macro_rules! calc {
    ($acc:expr;) => { $acc };
    ($acc:expr; plus $n:literal $($rest:tt)*) => { calc!($acc + $n; $($rest)*) };
    ($acc:expr; times $n:literal $($rest:tt)*) => { calc!($acc * $n; $($rest)*) };
}

macro_rules! reverse {
    ([] $($out:expr),*) => { [$($out),*] };
    ([$first:expr $(, $rest:expr)*] $($out:expr),*) => { reverse!([$($rest),*] $first $(, $out)*) };
}

fn main() {
    println!("{}", count!(a (b c) [d] 1 + "x"));
    println!("{}", calc!(1; plus 2 times 10));
    println!("{:?}", reverse!([1, 2, 3]));
}
