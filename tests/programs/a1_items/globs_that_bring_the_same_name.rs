// Of two glob imports with one name the first counts if its item is of another crate: rustc only warns.
use std::mem::*;
use std::ptr::*;

mod sizes {
    pub fn size_of<T>() -> &'static str {
        "not reached"
    }
    pub use std::cmp::*;
    pub use std::sync::atomic::*;
}
use sizes::*;

fn main() {
    let (mut a, mut b) = (1, 2);
    swap(&mut a, &mut b);
    println!("{a} {b} {}", replace(&mut a, 7));
    println!("{} {:?} {:?}", size_of::<u64>(), Ordering::Less, sizes::Ordering::Greater);
    println!("{}", AtomicU8::new(3).into_inner());
}
