// Method calls find `self` by value, by reference, and through any number of pointers.
use std::rc::Rc;

#[derive(Clone)]
struct N(u32);

impl N {
    fn by_ref(&self) -> u32 {
        self.0
    }
    fn by_mut(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }
    fn by_value(self) -> u32 {
        self.0 * 10
    }
}

trait Name {
    fn name(&self) -> &'static str;
}
impl Name for N {
    fn name(&self) -> &'static str {
        "N"
    }
}
impl Name for &N {
    fn name(&self) -> &'static str {
        "&N"
    }
}

fn main() {
    let mut n = N(1);
    println!("{} {} {}", n.by_ref(), n.by_mut(), (&mut n).by_mut());
    let r = &&&n;
    println!("{} {}", r.by_ref(), (&Rc::new(N(7))).by_ref());
    let mut b = Box::new(N(5));
    println!("{} {}", b.by_mut(), b.clone().by_value());
    println!("{} {} {}", n.name(), (&n).name(), (&&n).name());
    println!("{}", n.by_value());
}
