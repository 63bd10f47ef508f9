// A trait object becomes its supertrait's object; markers may be dropped.
use std::fmt::Display;

trait Base {
    fn base(&self) -> u8;
}

trait Middle: Base + Display {
    fn middle(&self) -> u8 {
        self.base() + 10
    }
}

trait Top: Middle {
    fn top(&self) -> u8;
}

struct X(u8);

impl Base for X {
    fn base(&self) -> u8 {
        self.0
    }
}
impl Display for X {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "X{}", self.0)
    }
}
impl Middle for X {}
impl Top for X {
    fn top(&self) -> u8 {
        self.0 + 100
    }
}

fn main() {
    let t: Box<dyn Top + Send + Sync> = Box::new(X(1));
    println!("{} {} {} {}", t.top(), t.middle(), t.base(), t);
    let m: &dyn Middle = &*t;
    let b: &dyn Base = m;
    let d: &dyn Display = m;
    println!("{} {} {}", m.middle(), b.base(), d);
    let fewer: Box<dyn Top> = t;
    let up: Box<dyn Base> = fewer;
    println!("{}", up.base());
}
