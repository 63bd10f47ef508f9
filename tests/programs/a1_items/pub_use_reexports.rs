// A name reached through `pub use`, a glob of enum variants, and an import that shadows a glob.
mod inner {
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum Direction {
        North,
        South,
    }
    pub fn pick() -> u8 {
        1
    }
    pub use self::Direction::North as Up;
}

mod facade {
    pub use super::inner::*;
    pub fn pick() -> u8 {
        2
    }
}

use facade::Direction::{self, *};

fn main() {
    println!("{:?} {:?} {:?}", North, South, facade::Up);
    println!("{}", facade::Up == Direction::North);
    println!("{} {}", facade::pick(), inner::pick());
}
