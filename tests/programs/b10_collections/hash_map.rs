// HashMap in passing: insert, entry, get, remove, iteration in sorted order.
use std::collections::{HashMap, HashSet};

fn main() {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for w in "a b a c b a".split(' ') {
        *counts.entry(w).or_insert(0) += 1;
    }
    let mut all: Vec<_> = counts.iter().collect();
    all.sort();
    println!("{all:?} {}", counts["a"]);
    println!("{:?} {:?}", counts.insert("a", 10), counts.remove("c"));
    println!("{:?} {} {}", counts.get("z"), counts.contains_key("b"), counts.len());
    counts.entry("b").and_modify(|n| *n += 100).or_default();
    if let Some(n) = counts.get_mut("b") {
        *n += 1;
    }
    let mut v: Vec<_> = counts.into_iter().collect();
    v.sort_unstable();
    println!("{v:?}");
    let a: HashSet<i32> = (0..6).collect();
    let b = HashSet::from([4, 5, 9]);
    let mut both: Vec<_> = a.intersection(&b).copied().collect();
    both.sort();
    println!("{both:?} {} {}", a.union(&b).count(), a.is_subset(&b));
    let big: HashMap<u32, u32> = (0..100).map(|i| (i, i * i)).collect();
    println!("{} {}", big[&50], big.values().filter(|v| **v % 2 == 0).count());
}
