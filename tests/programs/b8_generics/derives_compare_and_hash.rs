// Derived comparison goes by fields and variants in order; equal values hash alike.
use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Rank {
    Low,
    Mid(u8, i8),
    High { name: String },
}

#[derive(Debug, PartialEq, PartialOrd, Clone, Copy, Default)]
struct P {
    x: f32,
    y: u8,
}

fn hash<T: Hash>(t: &T) -> u64 {
    let mut h = DefaultHasher::new();
    t.hash(&mut h);
    h.finish()
}

fn main() {
    let mut v = vec![Rank::High { name: "b".into() }, Rank::Mid(2, -1), Rank::Low, Rank::Mid(1, 5), Rank::Mid(2, -5), Rank::High { name: "a".into() }];
    v.sort();
    println!("{v:?}");
    println!("{:?} {:?}", Rank::Low.cmp(&Rank::Low), Rank::Mid(1, 0).partial_cmp(&Rank::Mid(1, 1)));
    println!("{:?} {:?}", P { x: f32::NAN, y: 1 }.partial_cmp(&P::default()), P { x: 1.0, y: 2 } > P { x: 1.0, y: 1 });
    println!("{}", hash(&Rank::Mid(1, 2)) == hash(&Rank::Mid(1, 2)));
    println!("{}", v.iter().cloned().collect::<HashSet<_>>().len());
    println!("{:?} {:?}", v.iter().max(), Rank::Low.min(Rank::Mid(0, 0)));
    println!("{:?}", Ordering::Less.then(Ordering::Greater).reverse());
}
