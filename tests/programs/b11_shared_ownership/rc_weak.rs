// Weak references die with the last strong one; the memory lives on for the weak.
use std::rc::{Rc, Weak};

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let a = Rc::new(D("a"));
    let w = Rc::downgrade(&a);
    println!("{} {}", Rc::weak_count(&a), w.upgrade().map(|d| d.0).unwrap());
    drop(a);
    println!("{} {}", w.upgrade().is_none(), w.strong_count());
    println!("{}", Weak::<D>::new().upgrade().is_none());
    let cyclic = Rc::new_cyclic(|me: &Weak<(D, Weak<()>)>| {
        println!("{}", me.upgrade().is_none());
        (D("cyclic"), Weak::new())
    });
    println!("{}", cyclic.0.0);
}
