// A `vis` fragment that may be empty is not tried before a closing delimiter, so a trailing comma is no ambiguity.
macro_rules! lone {
    ({ $v:vis }) => { "vis" };
    ($($t:tt)*) => { "tokens" };
}
macro_rules! fields {
    ({ $($v:vis $f:ident),* $(,)? }) => { [$((stringify!($v), stringify!($f))),*] };
}

fn main() {
    println!("{} {} {}", lone!({}), lone!({ pub }), lone!({ pub(crate) }));
    println!("{:?}", fields!({ a, pub b, pub(crate) c, }));
    println!("{:?}", fields!({ pub a }));
}
