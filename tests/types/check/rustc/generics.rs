use std::cell::{Cell, RefCell, UnsafeCell};
use std::ops::{Deref, DerefMut, Index, IndexMut, Add, AddAssign, Neg, Not, Drop};
use std::fmt::Debug;
trait Shape { const SIDES: usize; type Unit: Copy; fn area(&self) -> Self::Unit; fn make(u: Self::Unit) -> Self where Self: Sized; fn sides(&self) -> usize { Self::SIDES * 2 } }
#[derive(Clone, Copy, PartialEq)]
struct Sq<T> { s: T }
impl Shape for Sq<i32> { const SIDES: usize = 4; type Unit = i32; fn area(&self) -> i32 { self.s * self.s } fn make(u: i32) -> Self { Sq { s: u } } }
fn total<S: Shape>(xs: &[S]) -> Vec<S::Unit> { let mut v = Vec::new(); for x in xs { v.push(x.area()); } v }
fn mk<S: Shape<Unit = i32>>() -> S { S::make(3 + S::SIDES as i32) }
impl<T: Add<Output = T>> Add for Sq<T> { type Output = Sq<T>; fn add(self, o: Self) -> Sq<T> { Sq { s: self.s + o.s } } }
impl<T: AddAssign> AddAssign<T> for Sq<T> { fn add_assign(&mut self, o: T) { self.s += o; } }
impl Neg for Sq<i32> { type Output = Self; fn neg(self) -> Self { Self { s: -self.s } } }
struct Wrap<T> { inner: T, n: Cell<u32> }
impl<T> Deref for Wrap<T> { type Target = T; fn deref(&self) -> &T { self.n.set(self.n.get() + 1); &self.inner } }
impl<T> DerefMut for Wrap<T> { fn deref_mut(&mut self) -> &mut T { &mut self.inner } }
impl<T> Index<usize> for Wrap<Vec<T>> { type Output = T; fn index(&self, i: usize) -> &T { &self.inner[i] } }
impl<T> IndexMut<usize> for Wrap<Vec<T>> { fn index_mut(&mut self, i: usize) -> &mut T { &mut self.inner[i] } }
fn user() {
    let mut a = Sq { s: 1 } + Sq { s: 2 }; a += 5; let b = -a; let c = a == b; let d = a != b;
    let mut w = Wrap { inner: Vec::new(), n: Cell::new(0) };
    w.push(Sq { s: 1 }); w[0].s = 3; w[0] += 2; let l = w.len(); let f = w.inner.len(); let s = w[0].s; (*w).push(a); let r = &mut *w; r.push(b);
    let x: &Vec<Sq<i32>> = &w; let sl: &[Sq<i32>] = &w; let first = &w[0]; let ww = Wrap { inner: w, n: Cell::new(1) }; let k = ww.len(); let z = ww.inner[0].s;
}
fn ret_impl(n: i32) -> impl Fn(i32) -> i32 { move |x| x + n }
fn ret_iter<'a>(v: &'a [i32]) -> impl Iterator<Item = i32> + 'a { v.iter().map(|x| *x * 2) }
fn boxed(n: i32) -> Box<dyn FnMut() -> i32> { let mut k = n; Box::new(move || { k += 1; k }) }
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
fn uses() {
    let f = ret_impl(3); let y = f(4); let mut t = 0; for i in ret_iter(&[1, 2]) { t += i; } let mut b = boxed(1); let q = b() + b();
    let h = compose(|x: i32| x + 1, |y: i32| y as u8); let z = h(3); let fs: Vec<Box<dyn Fn(i32) -> i32>> = Vec::new();
    for f in fs.iter() { t += f(2); } let mut st = Some(3); if let Some(ref mut x) = st { *x += 1; } while let Some(x) = st.take() { t -= x; }
}
struct Arr<T, const N: usize> { d: [T; N] }
impl<T: Copy + Default, const N: usize> Arr<T, N> { const LEN: usize = N; fn new() -> Self { Arr { d: [T::default(); N] } } fn len(&self) -> usize { N + Self::LEN } fn get(&self, i: usize) -> Option<&T> { if i < N { Some(&self.d[i]) } else { None } } fn set(&mut self, i: usize, t: T) { self.d[i] = t; } }
fn consts() { let mut a = Arr::<u8, 4>::new(); a.set(1, 3); let b: Arr<i32, 3> = Arr::new(); let l = a.len() + b.len(); let g = a.get(2).map(|x| *x + 1); let o = const { 3 + 4 }; let k = Arr::<i32, 7>::LEN; }
trait Animal { fn name(&self) -> &str; fn speak(&mut self) -> i32 { 1 } }
trait Loud: Animal { fn loud(&self) -> usize { self.name().len() } }
struct Dog { n: String } impl Animal for Dog { fn name(&self) -> &str { &self.n } } impl Loud for Dog {}
fn dyns(mut d: Box<dyn Loud>, r: &dyn Loud, m: &mut dyn Animal) -> usize { d.speak(); let a: &dyn Animal = r; let v: Vec<&dyn Animal> = Vec::new(); let u: [&dyn Animal; 2] = [a, r]; m.speak(); m.speak(); let z = &mut *m; z.speak(); d.loud() + r.name().len() }
union U { i: u32, f: f32, b: [u8; 4] }
fn un() -> u32 { let mut u = U { f: 1.0 }; u.i = 3; unsafe { u.b[0] = 1; let U { i } = u; let r = &mut u.f; *r = 2.0; match u { U { i: 3 } => 1, U { f } => u.i + i } } }
struct Node { v: i32, next: Option<Box<Node>> }
impl Node { fn last(&mut self) -> &mut Node { let mut cur = self; while cur.next.is_some() { cur = cur.next.as_mut().unwrap(); } cur } fn sum(&self) -> i32 { self.v + match &self.next { Some(n) => n.sum(), None => 0 } } fn push(self: Box<Self>, v: i32) -> Box<Node> { Box::new(Node { v, next: Some(self) }) } }
fn list() { let mut n = Box::new(Node { v: 1, next: None }); n = n.push(2); n.last().v = 3; let s = n.sum(); let Node { v, next } = *n; if let Some(b) = next { let m = *b; } }
unsafe fn raws(p: *mut Node) { (*p).v += 1; let n = &mut (*p).next; *n = None; let q = &raw mut (*p).v; *q = 2; let r: *const i32 = &(*p).v; let z = std::ptr::read(r); (*p).last().v = 1; let f: extern "C" fn(i32) -> i32 = ext; let g: unsafe fn(*mut Node) = raws; let t: fn(i32) = std::mem::transmute::<usize, fn(i32)>(3); let arr = *(p as *mut [u8; 4]); }
extern "C" fn ext(x: i32) -> i32 { x }
fn pat2(t: &(i32, Option<String>), m: &mut (i32, Option<String>), v: &Vec<(i32, u8)>) -> i32 { let (a, b) = t; let (c, d) = m; *c += *a; if let Some(s) = d { s.push_str("x"); } let &(e, _) = t; for &(x, y) in v { *c += x + y as i32; } for (i, (x, y)) in v.iter().enumerate() { *c += *x * i as i32; } match *t { (1 | 2, Some(ref s)) if s.len() > 1 => 1, (n @ (3..=5 | 7), None) => n, (.., Some(_)) => 2, _ => e } }
fn labeled(n: i32) -> Option<i32> { let mut i = 0; let r = 'a: loop { i += 1; if i > n { break None; } for j in 0..i { if j == 3 { continue 'a; } if j == 5 { break 'a Some(j); } } }; r }
fn gen_fn<T: Clone + Debug, F>(t: &T, f: F) -> (T, T) where F: Fn(&T) -> T { let g = |x: &T| f(x); (g(t), t.clone()) }
fn closures() { let mut log = Vec::new(); let mut add = |x: i32| log.push(x); add(1); add(2); let n = log.len(); let s = String::new(); let take = || s; let t = take(); let mut c = 0; let mut inc = || { c += 1; c }; let a = inc() + inc(); let r = &mut c; let mut set = |v| *r = v; set(3); let nested = |x: i32| move |y: i32| x + y; let z = nested(1)(2); let pair = (1, String::new()); let p = || pair.0; let o = Some(1).map(|x| x + p()); fn rec(f: &dyn Fn(i32) -> i32, n: i32) -> i32 { if n == 0 { 0 } else { f(n) + rec(f, n - 1) } } let q = rec(&|x| x + z, 3); let cmp = |a: &i32, b: &i32| a < b; let fp: fn(&i32, &i32) -> bool = cmp; }
fn drops() { struct D<'a>(&'a Cell<i32>); impl<'a> Drop for D<'a> { fn drop(&mut self) { self.0.set(self.0.get() + 1); } } let c = Cell::new(0); { let d = D(&c); let e = D(&c); drop(d); } let f = { let x = D(&c); x.0.get() }; }
fn strs(s: &str) -> String { let a = "x".to_string(); let b: String = "y".into(); let c = String::from(s); let d: &str = &c; let e = a + d + &b; let f = match s { "a" => 1, _ => 2 }; let bs = b"ab"; let x = bs[0]; c }
fn main() {}
