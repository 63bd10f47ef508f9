// Trait objects behind references, boxes and Rc; default methods, generics that accept `?Sized`.
use std::fmt::Debug;
use std::rc::Rc;

trait Animal: Debug {
    fn legs(&self) -> u32;
    fn tag(&self) -> String {
        format!("{self:?}/{}", self.legs())
    }
    fn generic_is_not_dispatched<T>(&self, t: T) -> T
    where
        Self: Sized,
    {
        t
    }
}

#[derive(Debug)]
struct Dog;
#[derive(Debug)]
struct Bird {
    wings: u32,
}

impl Animal for Dog {
    fn legs(&self) -> u32 {
        4
    }
}
impl Animal for Bird {
    fn legs(&self) -> u32 {
        2 + self.wings * 0
    }
    fn tag(&self) -> String {
        format!("bird {}", self.wings)
    }
}

impl dyn Animal {
    fn is_quadruped(&self) -> bool {
        self.legs() == 4
    }
}

impl PartialEq for dyn Animal {
    fn eq(&self, other: &Self) -> bool {
        self.legs() == other.legs()
    }
}

fn legs_of<T: Animal + ?Sized>(a: &T) -> u32 {
    a.legs()
}

fn main() {
    let zoo: Vec<Rc<dyn Animal>> = vec![Rc::new(Dog), Rc::new(Bird { wings: 2 })];
    for a in &zoo {
        println!("{} {} {}", a.tag(), a.is_quadruped(), legs_of(&**a));
    }
    println!("{} {}", *zoo[0] == *zoo[1], *zoo[0] == *(&Dog as &dyn Animal));
    println!("{} {}", Dog.generic_is_not_dispatched(5), size_of_val(&*zoo[1]));
    let r: &dyn Animal = &Dog;
    let b: Box<dyn Animal> = Box::new(Bird { wings: 3 });
    println!("{} {:?}", legs_of(r) + legs_of(&*b), b);
}
