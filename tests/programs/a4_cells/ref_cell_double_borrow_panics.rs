// A mutable borrow while a shared guard lives panics.
use std::cell::RefCell;

fn main() {
    let c = RefCell::new(5);
    let r = c.borrow();
    println!("{r}");
    *c.borrow_mut() += 1;
    println!("not reached");
}
