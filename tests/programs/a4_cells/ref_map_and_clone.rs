// Guards mapped to a part keep the whole borrowed.
use std::cell::{Ref, RefCell, RefMut};

struct Pair {
    left: String,
    right: [u8; 2],
}

fn left(c: &RefCell<Pair>) -> Ref<'_, str> {
    Ref::map(c.borrow(), |p| p.left.as_str())
}

fn main() {
    let c = RefCell::new(Pair { left: "l".into(), right: [1, 2] });
    {
        let l = left(&c);
        let again = Ref::clone(&l);
        println!("{} {} {}", &*l, again.len(), c.try_borrow_mut().is_err());
    }
    {
        let mut r = RefMut::map(c.borrow_mut(), |p| &mut p.right[1]);
        *r += 10;
        println!("{}", c.try_borrow().is_err());
    }
    let (a, b) = RefMut::map_split(c.borrow_mut(), |p| (&mut p.left, &mut p.right));
    println!("{} {:?}", *a, *b);
}
