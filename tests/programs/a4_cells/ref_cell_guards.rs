// Any number of shared guards or one mutable guard, released when they are dropped.
use std::cell::RefCell;

fn main() {
    let c = RefCell::new(vec![1]);
    {
        let a = c.borrow();
        let b = c.borrow();
        println!("{} {} {}", a.len(), b[0], c.try_borrow_mut().is_err());
    }
    {
        let mut m = c.borrow_mut();
        m.push(2);
        println!("{} {}", c.try_borrow().is_err(), m.len());
    }
    c.borrow_mut().push(3);
    println!("{:?} {:?}", c, c.borrow().iter().sum::<i32>());
    println!("{:?}", c.replace(vec![]));
    println!("{:?}", c.into_inner());
}
