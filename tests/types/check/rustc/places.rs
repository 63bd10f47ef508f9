use std::cell::{Cell, RefCell};
struct W { v: Vec<i32>, n: Option<Box<W>>, t: (i32, String), c: Cell<u8>, f: fn(i32) -> i32 }
enum E { A, B(i32, u8), C { x: i32, y: Vec<u8> } }
trait Tr { fn go(&self) -> i32; fn mu(&mut self, k: i32) -> &mut i32; fn dflt(&self) -> i32 { self.go() + 1 } }
impl Tr for W { fn go(&self) -> i32 { self.v.len() as i32 } fn mu(&mut self, k: i32) -> &mut i32 { self.t.0 = k; &mut self.t.0 } }
fn id(x: i32) -> i32 { x }
fn gen<T: Tr>(t: &mut T) -> i32 { *t.mu(3) += 1; t.go() + t.dflt() }
fn dy(t: &mut dyn Tr) -> i32 { t.mu(1); t.go() }
fn cb(f: impl Fn(i32) -> i32, x: i32) -> i32 { f(x) }
fn cbm<F: FnMut(&mut i32)>(mut f: F, x: &mut i32) { f(x); f(&mut *x); }
fn cap() {
    let mut s = W { v: Vec::new(), n: None, t: (1, String::new()), c: Cell::new(1), f: id };
    let mut a = 1; let mut b = 2; let r = &mut b; let q = &a;
    let c1 = || s.t.0 + 1;
    let c2 = || { s.c.set(3); };
    c1(); c2();
    let mut c3 = || { s.t.0 += 1; s.v.push(1); };
    c3();
    let mut c4 = || { *r += 1; let z = *q; };
    c4();
    let c5 = move || { let k = s.t.1; a };
    c5();
    let w2 = W { v: Vec::new(), n: None, t: (1, String::new()), c: Cell::new(1), f: id };
    let c6 = || { let k = w2.t.1; };
    c6();
    let tup = (String::new(), String::new());
    let c7 = || { let x = &tup.0; };
    let c8 = move || { let x = &tup.1; };
    let rt = &w2.v;
    let c9 = || rt.len();
    let inner = || { let deep = || a + 1; deep() };
    inner();
}
fn pats(e: &E, o: Option<&mut i32>, t: (i32, &str), sl: &[i32], mut b: Box<W>) -> i32 {
    let r = match e { E::A => 0, E::B(x, 3..=5) if *x > 1 => *x, E::B(x, _) => x + 1, E::C { x, y } => *x + y.len() as i32 };
    if let Some(x) = o { *x = 1; }
    let z = match t { (1, "a") => 1, (n @ 2..=9, _) => n, (-1, s) => 3, _ => 4 };
    let y = match sl { [] => 0, [a] => *a, [a, b] => a + b, [first, .., last] => *first - *last };
    let [ref mut p, _] = [1, 2];
    *p = 3;
    let W { v, n: Some(bx), .. } = &mut *b else { return 1 };
    v.push(1); bx.t.0 = 2;
    b.t.0 = 4; b.v[0] = 1; let u = &mut b.v; u.push(2);
    while let Some(x) = b.v.pop() { if x == 2 && y > 3 { break; } }
    r + z + y
}
fn refc(c: &RefCell<Vec<i32>>, m: &mut Vec<Vec<i32>>) {
    c.borrow_mut().push(1); c.borrow_mut()[0] = 2; *c.borrow_mut() = Vec::new();
    m[0][1] += 2; m[0].push(3); let k = &mut m[0]; k[1] = 2;
    for x in m.iter_mut() { x.push(1); for y in &*x { let z = *y; } }
    let sum: i32 = m[0].iter().map(|x| x + 1).sum();
    let f: &dyn Fn(i32) -> i32 = &|x| x + sum; f(3);
    let fp: fn(i32) -> i32 = |x| x * 2; fp(3); let fq: fn(i32) -> i32 = id; let fs = [id as fn(i32) -> i32, fp];
    let g = if sum > 0 { id } else { |x: i32| x };
    let bb: Box<dyn Tr> = Box::new(W { v: Vec::new(), n: None, t: (1, String::new()), c: Cell::new(1), f: id });
    let r2 = 5; bb.go(); let h = (bb.dflt() as u8 as char, 1.5f32 as i32, &r2 as *const _ as usize);
}
unsafe fn raw(p: *mut i32, q: *const u8) -> i32 {
    *p += 1; let r = &mut *p; *r = 2; let s = &raw const *p; let t = p as *const i32 as *const u8; let n = p.is_null();
    let x = *q.add(1); let y = (*p) + 1; p.write(3); let z: &i32 = &*p; cb(|x| x + 1, 2) + cb(id, 2)
}
fn ops(a: i32, b: &i32, c: u8, mut s: String) -> bool {
    let x = a + *b - b * 2 + (c as i32) << 2; let mut y = 1u64; y <<= 3; y += x as u64; let m = -a; let n = !c; let k = !(a == 1);
    let st = s + "b" + &String::new(); let p = (a, c) ; let arr = [1, 2] == [1, 2]; let eq = b == &a; let l = a < 3 && c > 1 || k; let r = 0..a; let ri = 0..=a; l
}
const K: i32 = 3; static ST: i32 = 4; static mut SM: [i32; 2] = [1, K];
fn st() -> i32 { unsafe { SM[0] = 1; SM[1] += K; ST + SM[0] } }
fn opt(o: Option<i32>) -> Result<u32, String> { let x: u8 = 3; let r: Result<u8, String> = Ok(x); let y: u32 = r?.into(); Ok(y) }
fn dst() { let (mut a, mut b) = (1, 2); (a, b) = (b, a); [a, _] = [3, 4]; (b, ..) = (1, 2, 3); let s; s = W { v: Vec::new(), n: None, t: (1, String::new()), c: Cell::new(1), f: id }; let w = W { v: Vec::new(), ..s }; (w.f)(3); }
fn lab() -> i32 { let x = 'a: { if K > 2 { break 'a 3; } 4 }; 'o: loop { loop { break 'o; } } x }
fn never() -> ! { loop {} }
fn nv(b: bool) -> i32 { let x: i32 = if b { never() } else { 3 }; match b { true => return 1, false => {} } x }
fn main() {}
