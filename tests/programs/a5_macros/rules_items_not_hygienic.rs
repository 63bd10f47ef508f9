// Items that a macro makes are seen by name; macros may define macros.
macro_rules! make_struct {
    ($name:ident { $($field:ident: $t:ty = $v:expr),* }) => {
        #[derive(Debug)]
        struct $name { $($field: $t),* }
        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $v),* }
            }
        }
        fn from_macro() -> $name {
            $name::default()
        }
    };
}

make_struct!(Config { port: u16 = 8080, name: &'static str = "x" });

macro_rules! define_adder {
    ($name:ident, $by:expr) => {
        macro_rules! $name {
            ($n:expr) => {
                $n + $by
            };
        }
    };
}

define_adder!(add_ten, 10);

fn main() {
    println!("{:?}", from_macro());
    println!("{}", add_ten!(5));
    define_adder!(add_one, 1);
    println!("{}", add_one!(add_ten!(0)));
}
