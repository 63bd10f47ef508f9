// Boxed trait objects: calls, drop through the vtable, unboxing by `Any`.
use std::any::Any;

trait Shape {
    fn area(&self) -> u32;
    fn grow(&mut self) {}
    fn consume(self: Box<Self>) -> String;
}

struct Square(u32);
struct Rect {
    w: u32,
    h: u32,
}

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
    fn grow(&mut self) {
        self.0 += 1;
    }
    fn consume(self: Box<Self>) -> String {
        format!("square {}", self.0)
    }
}

impl Shape for Rect {
    fn area(&self) -> u32 {
        self.w * self.h
    }
    fn consume(self: Box<Self>) -> String {
        format!("rect {}x{}", self.w, self.h)
    }
}

impl Drop for Rect {
    fn drop(&mut self) {
        println!("drop rect");
    }
}

fn main() {
    let mut all: Vec<Box<dyn Shape>> = vec![Box::new(Square(2)), Box::new(Rect { w: 2, h: 5 })];
    for s in all.iter_mut() {
        s.grow();
    }
    println!("{}", all.iter().map(|s| s.area()).sum::<u32>());
    for s in all {
        println!("{}", s.consume());
    }
    let any: Box<dyn Any> = Box::new(5u16);
    match any.downcast::<u16>() {
        Ok(n) => println!("u16 {n}"),
        Err(_) => println!("other"),
    }
}
