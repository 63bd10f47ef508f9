// The first glob brings an item of this crate: the other one's makes the name ambiguous.
mod a {
    pub enum Ordering {
        Mine,
    }
}
use a::*;
use std::cmp::*;

fn main() {
    let _ = Ordering::Mine;
}
