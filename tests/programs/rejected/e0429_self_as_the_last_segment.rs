// `self` stands in braces only.
use std::collections::{self, HashMap};
use std::fmt::self;

fn main() {
    let map: HashMap<u8, u8> = collections::HashMap::new();
    println!("{}", map.len());
}
