// BTreeMap in order: ranges, first and last, entry, removal, split.
use std::collections::{BTreeMap, BTreeSet};

fn main() {
    let mut m = BTreeMap::new();
    for (i, w) in ["d", "a", "c", "b", "e"].iter().enumerate() {
        m.insert(*w, i);
    }
    println!("{m:?}");
    println!("{:?}", m.first_key_value());
    println!("{:?}", m.pop_last());
    println!("{:?}", m.range("b".."d").collect::<Vec<_>>());
    *m.entry("b").or_insert(0) += 10;
    println!("{:?}", m.remove("a"));
    println!("{:?}", m.keys().collect::<Vec<_>>());
    println!("{:?}", m.values().rev().collect::<Vec<_>>());
    let big: BTreeMap<i32, i32> = (0..40).map(|i| (i * 7 % 40, i)).collect();
    println!("{} {:?}", big.len(), big.iter().skip(20).next());
    println!("{:?}", big.range(37..).map(|(k, _)| *k).collect::<Vec<_>>());
    let s: BTreeSet<char> = "hello".chars().collect();
    println!("{s:?} {:?}", s.range('f'..).next());
}
