//@ edition: 2015
use std::fmt::Debug;
trait T { fn f(&self) -> u8; fn g(&self, _: u8) -> u8 { 1 } }
impl T for u8 { fn f(&self) -> u8 { *self } }
fn show(x: &Debug) -> String { format!("{:?}", x) }
fn mk() -> Box<T> { Box::new(3u8) }
fn call(f: Box<Fn(u8) -> u8>) -> u8 { f(1) }
fn main() { println!("{} {} {}", both(&7u8), hr(&|x| *x + 1), dd(&2)); let mut h = H { cb: None }; h.cb = Some(Box::new(|x| println!("cb {}", x))); (h.cb.as_mut().unwrap())(3); println!("{} {} {}", show(&1), mk().f(), call(Box::new(|x| x + 1))); let async_ = 1; for x in [1,2].iter() { println!("{}", x) } let v: Vec<&T> = vec![&1u8]; println!("{}", v[0].f()); match 5 { 0...5 => println!("in"), _ => {} } }
fn both(x: &(T + Send)) -> u8 { x.f() } fn hr(f: &for<'a> Fn(&'a u8) -> u8) -> u8 { f(&4) } fn dd(x: &dyn Debug) -> String { let d = 1; format!("{:?}{}", x, d) }
struct H { cb: Option<Box<FnMut(u8) + Send>> }
