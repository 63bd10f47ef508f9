// `use` with lists, globs, aliases, `self`, nested lists, and inside of a function.
mod shapes {
    pub mod round {
        pub fn circle() -> &'static str {
            "circle"
        }
        pub fn ball() -> &'static str {
            "ball"
        }
    }
    pub mod flat {
        pub const SIDES: u32 = 4;
        pub fn square() -> &'static str {
            "square"
        }
    }
    pub fn none() -> &'static str {
        "none"
    }
}

use shapes::flat::{self, square as quadrat};
use shapes::round::*;
use shapes::{none, round as r};
use std::{cmp::{max, min}, mem};

fn main() {
    println!("{} {} {}", circle(), ball(), none());
    println!("{} {} {}", quadrat(), flat::SIDES, flat::square());
    println!("{}", r::circle());
    use shapes::none as nothing;
    println!("{} {} {}", nothing(), max(3, 8), min(3, 8));
    println!("{}", mem::size_of::<u64>());
}
