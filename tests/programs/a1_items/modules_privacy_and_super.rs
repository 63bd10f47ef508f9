// Paths with `self`, `super`, `crate`; a child module sees its parents' private items.
const SECRET: i32 = 7;

mod a {
    const HIDDEN: i32 = 100;

    pub(crate) fn hidden() -> i32 {
        self::HIDDEN
    }

    pub mod b {
        pub(super) fn plus() -> i32 {
            super::HIDDEN + crate::SECRET + super::super::SECRET
        }
        pub fn call() -> i32 {
            super::total()
        }
    }

    fn total() -> i32 {
        b::plus()
    }

    pub struct Opaque {
        inner: u8,
        pub open: u8,
    }

    impl Opaque {
        pub fn new(inner: u8) -> Opaque {
            Opaque { inner, open: inner + 1 }
        }
        pub fn inner(&self) -> u8 {
            self.inner
        }
    }
}

fn main() {
    println!("{} {}", a::hidden(), a::b::call());
    let o = a::Opaque::new(4);
    println!("{} {}", o.inner(), o.open);
}
