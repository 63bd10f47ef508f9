// into_raw and from_raw, counts by hand, trait objects and slices in an Rc.
use std::fmt::Display;
use std::rc::Rc;

fn main() {
    let p = Rc::into_raw(Rc::new(10));
    unsafe {
        Rc::increment_strong_count(p);
        let a = Rc::from_raw(p);
        println!("{} {}", *a, Rc::strong_count(&a));
        drop(a);
        println!("{}", *p);
        drop(Rc::from_raw(p));
    }
    let all: [Rc<dyn Display>; 2] = [Rc::new(1), Rc::new("x")];
    println!("{}{}", all[0], all[1]);
    println!("{}", Rc::as_ptr(&all[0]) as *const () == &*all[0] as *const _ as *const ());
}
