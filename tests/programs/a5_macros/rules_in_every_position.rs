// Macros as expressions, statements, items, patterns, types and associated items.
macro_rules! ty {
    ($t:ty) => { Option<$t> };
}

macro_rules! pat {
    ($n:pat) => { Some($n) };
}

macro_rules! methods {
    ($($name:ident => $v:expr),*) => {
        $(fn $name(&self) -> i32 { self.0 + $v })*
    };
}

macro_rules! both {
    ($a:expr, $b:expr) => {
        println!("{}", $a);
        println!("{}", $b)
    };
}

struct S(i32);

impl S {
    methods!(one => 1, two => 2);
}

trait T {
    consts!();
}

#[macro_use]
mod later {
    #[macro_export]
    macro_rules! consts {
        () => { const K: u8 = 4; };
    }
}

impl T for S {}

fn wrap(x: ty!(u8)) -> u8 {
    match x {
        pat!(0) => 100,
        pat!(n @ 1..=5) => n,
        pat!(_) => 50,
        None => 0,
    }
}

fn main() {
    both!(S(1).one(), S(1).two());
    println!("{} {} {} {}", wrap(Some(0)), wrap(Some(3)), wrap(Some(9)), wrap(None));
    println!("{}", S::K);
}
