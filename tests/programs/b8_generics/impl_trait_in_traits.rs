use std::fmt::{Debug, Display};
trait Container { type Item; fn items(&self) -> impl Iterator<Item = &Self::Item> + '_; fn name(&self) -> impl Display { "default" } fn twice(&self) -> (impl Debug, Option<impl Clone + Debug>) where Self: Sized { (1, Some("x")) } }
struct V(Vec<u32>);
impl Container for V { type Item = u32; fn items(&self) -> impl Iterator<Item = &u32> + '_ { self.0.iter().rev() } }
struct One(String);
impl Container for One { type Item = String; fn items(&self) -> std::iter::Once<&String> { std::iter::once(&self.0) } fn name(&self) -> impl Display { format!("one {}", self.0) } fn twice(&self) -> (impl Debug, Option<impl Clone + Debug>) { ('c', Some(2.5)) } }
fn show<C: Container>(c: &C) -> String where C::Item: Debug { format!("{} {:?} {:?}", c.name(), c.items().collect::<Vec<_>>(), c.twice()) }
trait Maker { fn make<T: Clone + Debug>(&self, t: T) -> impl Fn() -> Vec<T>; fn chain(self) -> impl Iterator<Item = impl Display> where Self: Sized; }
impl Maker for usize { fn make<T: Clone + Debug>(&self, t: T) -> impl Fn() -> Vec<T> { let n = *self; move || vec![t.clone(); n] } fn chain(self) -> impl Iterator<Item = impl Display> { (0..self).map(|x| format!("<{x}>")) } }
trait Shape { fn area(&self) -> f64; fn scaled(&self, k: f64) -> impl Shape; }
#[derive(Debug)] struct Sq(f64);
impl Shape for Sq { fn area(&self) -> f64 { self.0 * self.0 } fn scaled(&self, k: f64) -> impl Shape { Sq(self.0 * k) } }
fn main() {
    println!("{}", show(&V(vec![1, 2, 3]))); println!("{}", show(&One("s".into())));
    println!("{:?}", 2usize.make('z')()); println!("{}", 3usize.chain().map(|d| d.to_string()).collect::<String>());
    println!("{}", Sq(2.0).scaled(1.5).scaled(2.0).area());
    for x in V(vec![7]).items() { println!("{x}"); }
}
