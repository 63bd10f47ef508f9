// `Deref` and `DerefMut` of own types: field access, method calls, coercions, explicit `*`.
use std::ops::{Deref, DerefMut};

struct Tracked<T> {
    inner: T,
    reads: std::cell::Cell<u32>,
    writes: u32,
}

impl<T> Deref for Tracked<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.reads.set(self.reads.get() + 1);
        &self.inner
    }
}

impl<T> DerefMut for Tracked<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.writes += 1;
        &mut self.inner
    }
}

fn len(s: &str) -> usize {
    s.len()
}

fn main() {
    let mut t = Tracked { inner: String::from("abc"), reads: Default::default(), writes: 0 };
    println!("{} {}", t.len(), len(&t));
    t.push('d');
    *t += "e";
    println!("{} {} {}", *t, t.reads.get(), t.writes);
    let mut v = Tracked { inner: vec![(1, 2)], reads: Default::default(), writes: 0 };
    v[0].1 += 5;
    v.push((3, 4));
    println!("{} {} {}", v[0].1 + v[1].0, v.reads.get(), v.writes);
    let b = Box::new(Tracked { inner: Box::new(5u8), reads: Default::default(), writes: 0 });
    println!("{}", ***b + 1);
}
