//@ edition: 2024
// edition 2024 and various
use std::cell::Cell;
fn p24(o: &Option<(i32, String)>, m: &mut Option<(i32, String)>) -> i32 {
    if let Some((a, b)) = o && *a > 3 && let Some((c, d)) = m { *c += 1; d.push_str(b); return *a; }
    let Some(x) = o else { return 0 };
    match m { Some((n, _)) if *n > 2 => *n, Some(_) => 1, None => 2 }
}
fn nev() -> i32 { let x = loop { break }; let y = { return 3 }; }
fn nev2(o: Option<i32>) -> i32 { let y = match o { Some(v) => v, None => panic!("x") }; y + if y > 1 { 2 } else { unreachable!() } }
fn nev3() { let x: u8 = todo!(); }
fn refs(a: &mut i32, b: &mut [i32; 3], c: &Cell<i32>, v: &mut Vec<i32>) {
    let r: &i32 = a; let s: &[i32] = b; let t: *mut i32 = a; let u: *const [i32] = b as *const [i32; 3]; let w: *const i32 = b.as_ptr();
    let q = &mut *a; *q += 1; let z: &mut [i32] = &mut *b; z[0] = 1;  for x in b.iter_mut() { *x = 1; } for x in &mut *b { *x = 2; } let (x, y) = b.split_at_mut(1); x[0] = y[0];
    c.set(c.get() + 1); v[0] = v[1]; v.swap(0, 1); let l = v[v.len() - 1]; v.push(v.len() as i32); let k = &v[..]; let kk = &mut v[1..2]; kk[0] = 1; let f = std::mem::replace(a, 3); std::mem::swap(a, &mut b[0]);
    let p = v.as_mut_ptr(); let i = &raw mut v[0]; let ptr: *const i32 = &b[0]; let pp = &&a; let d = ***pp; let e = ***&&&&*a + 1; let cc: &Cell<i32> = &*c; takes(a); takes(&mut b[0]); takes(&mut *q2(a)); genr(&*a); genr(&mut *a); let rr = ret(a); *rr = 3;
}
fn takes(x: &mut i32) {} fn genr<T>(t: T) {} fn q2<'a>(x: &'a mut i32) -> &'a mut i32 { x } fn ret(x: &mut i32) -> &mut i32 { let y = &mut *x; y }
fn ret2<'a>(x: &'a mut i32, c: bool) -> &'a mut i32 { if c { return x; } match c { true => x, false => { *x = 1; x } } }
fn ret3<'a>(x: &'a Vec<i32>, c: bool) -> &'a i32 { let y = if c { &x[0] } else { x.iter().next().unwrap() }; y }
fn ret4(x: &mut Option<Box<i32>>) -> Option<&mut i32> { match x { Some(b) => Some(b), None => None } }
fn ret5(x: &mut Option<Box<i32>>) -> Option<&i32> { x.as_ref().map(|b| &**b) }
struct It { n: u32 } impl Iterator for It { type Item = u32; fn next(&mut self) -> Option<u32> { if self.n == 0 { None } else { self.n -= 1; Some(self.n) } } }
fn its() -> u32 { let mut s = 0; for x in (It { n: 3 }) { s += x; } let mut it = It { n: 4 }; for x in &mut it { s += x; break; } for (i, x) in it.enumerate() { s += x + i as u32; } let v: Vec<u32> = It { n: 2 }.map(|x| x * 2).collect(); for x in v { s += x; } s + It { n: 3 }.fold(0, |a, b| a + b) }
mod m { pub struct S { pub(crate) a: i32, b: i32 } impl S { pub fn new() -> Self { S { a: 1, b: 2 } } pub const C: i32 = 3; pub fn b(&self) -> i32 { self.b } } pub mod n { pub fn f() -> i32 { super::S::C } pub static X: i32 = 4; } pub enum E { A = 3, B } }
use m::n::{self, f as g};
fn mods() -> i32 { let s = m::S::new(); s.a + s.b() + m::S::C + n::f() + g() + crate::m::n::X }
trait A { fn f(&self) -> i32 { 1 } fn st() -> i32 { 2 } } trait B { fn f(&self) -> i32 { 3 } } struct Z; impl A for Z {} impl B for Z {}
fn amb(z: &Z) -> i32 { A::f(z) + <Z as B>::f(z) + Z::st() + <Z as A>::st() + A::f(&Z) }
impl<T: A> A for Vec<T> { fn f(&self) -> i32 { let mut s = 0; for x in self { s += x.f(); } s } } impl<T: A + ?Sized> A for Box<T> { fn f(&self) -> i32 { (**self).f() } } impl<'a, T: A + ?Sized> A for &'a T {}
fn bl(v: Vec<Z>, b: Box<dyn A2>) -> i32 { v.f() + Box::new(Z).f() + (&Z).f2() + b.f2() } trait A2 { fn f2(&self) -> i32; } impl A2 for Z { fn f2(&self) -> i32 { 5 } } impl A for Box<dyn A2x> {} trait A2x {}
fn ints() { let a = 1 << 3u8; let b: u64 = 1 << 40; let c = 5 / 2 * 3 % 4; let d = -5i8 as u8 as i32 as f64; let e = 'a' as u32 + b'b' as u32; let f = 1.5 * 2.0; let g = 3 as f32 / 2.0; let h = !0u8 & 0xf | 1 ^ 3; let i = 255u8 as char; let j = true as i32; let k = i32::from_x(3); let l = (1, 2.0, 'c', "s", b"x", ()); let m = [[0u8; 3]; 2]; let n = m[1][2]; let o = &m[0]; let p = o[1]; }
trait Fx { fn from_x(x: u8) -> Self; } impl Fx for i32 { fn from_x(x: u8) -> i32 { x as i32 } }
static mut G: Option<Box<i32>> = None; static TBL: [fn(i32) -> i32; 2] = [one, |x| x + 2]; fn one(x: i32) -> i32 { x } const FP: fn(i32) -> i32 = one; const S: &str = "q"; const ARR: &[i32] = &[1, 2]; const MX: i32 = if ARR[0] > 1 { 1 } else { 2 };
fn stat() -> i32 { unsafe { let p = &raw mut G; *p = Some(Box::new(1)); if let Some(b) = &mut *p { **b += 1; } } TBL[0](1) + FP(2) + (TBL[1])(3) + ARR[1] + S.len() as i32 }
fn shadow(x: i32) -> i32 { let x = x + 1; let x = { let x = x * 2; x + 1 }; macro_rules! m { ($e:expr) => { { let x = 100; $e + x } } } m!(x) }
fn main() {}
