//@ edition: 2018
use std::fmt::Debug;
trait T { fn f(&self) -> u8; fn g(&self, _: u8) -> u8 { 1 } }
impl T for u8 { fn f(&self) -> u8 { *self } }
fn show(x: &Debug) -> String { format!("{:?}", x) }
fn mk() -> Box<T> { Box::new(3u8) }
fn call(f: Box<Fn(u8) -> u8>) -> u8 { f(1) }
fn main() { println!("{} {} {}", show(&1), mk().f(), call(Box::new(|x| x + 1))); let async_ = 1; for x in [1,2].iter() { println!("{}", x) } let v: Vec<&T> = vec![&1u8]; println!("{}", v[0].f()); match 5 { 0...5 => println!("in"), _ => {} } }
