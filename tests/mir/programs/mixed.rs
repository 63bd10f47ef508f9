struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
struct P { a: D, b: D, c: i32 }
struct Q { p: P, x: Option<D>, r: i32 }
union U { a: i32, b: u8 }
trait Tr { fn m(&self) -> i32; fn d(&mut self, x: D) -> i32 { let y = self.m(); y } }
trait Tk { const K: i32 = 4; }
impl Tk for D {} impl Tk for i32 {}
impl Tr for D { fn m(&self) -> i32 { self.0 } }
impl Tr for i32 { fn m(&self) -> i32 { *self + <i32 as Tk>::K } }
#[derive(PartialEq)] struct V { x: i32, y: i32 }
impl std::ops::Add for V { type Output = V; fn add(self, o: V) -> V { V { x: self.x + o.x, y: self.y + o.y } } }
impl std::ops::AddAssign for V { fn add_assign(&mut self, o: V) { self.x += o.x; } }
fn mk(i: i32) -> D { D(i) }
fn die() -> ! { loop {} }
fn eat(d: D) {}
fn g(x: &D, y: i32) -> i32 { y }
fn generic<T: Tr + Tk>(t: T) -> i32 { t.m() + T::K }
fn generic2<T: Tr + Copy>(t: &mut T) -> i32 { let u = *t; u.m() + t.m() }
fn dynamic(t: &dyn Tr, b: Box<dyn Tr>) -> i32 { t.m() + b.m() }
fn unions(u: U) -> i32 { unsafe { let mut v = U { a: 1 }; v.b = 3; match u { U { a: 7 } => 1, U { b } => b as i32 + v.a } } }
fn boxmatch(b: Box<Option<D>>) -> i32 { match *b { Some(d) => d.0, None => 0 } }
fn boxmatch2(b: Box<(D, D)>) -> D { let (x, y) = *b; x }
fn boxref(b: &Box<P>) -> i32 { b.c + (**b).a.0 }
fn boxassign(mut b: Box<P>) { b.a = mk(1); *b = P { a: mk(1), b: mk(2), c: 3 }; }
fn deep(q: Q) -> D { q.p.a }
fn deep2(q: Q, c: bool) -> i32 { if c { eat(q.p.b); } if let Some(d) = q.x { eat(d); } q.r }
fn reinit(mut p: P) -> P { eat(p.a); p.a = mk(3); p }
fn retop(c: bool) -> i32 { g(&mk(1), if c { return 3 } else { 4 }) }
fn brk(c: bool) -> i32 { loop { let a = mk(0); let z = g(&mk(1), if c { break 7 } else { 2 }); if z == 1 { continue; } eat(a); } }
fn vals(c: bool) -> i32 { let x = if c { 1 } else { return 2 }; let y = match x { 1 => 3, 2 => die(), _ => 4 }; x + y }
fn ops(a: &mut [i32], i: usize, p: &mut i32) { a[i] += a[i + 1]; *p += a[0]; *p <<= 2; a[i] = *p * 2; let t = &mut a[i]; *t -= 1; }
fn over(mut v: V, w: V) -> bool { v += V { x: 1, y: 2 }; let z = V { x: 1, y: 1 } + v; z == w }
fn vecs(v: &mut Vec<D>, i: usize) { v[i].0 = 1; let r = &v[i]; let n = r.0; v[i] = mk(n); v.push(mk(v.len() as i32)); }
fn vecbox(v: Vec<Box<D>>) -> i32 { v[0].0 }
fn repeat<const N: usize>(x: i32) -> [i32; N] { let a = [x; N]; let b = [const { 3 }; 2]; a }
fn repd() -> [Option<D>; 1] { [None; 1] }
fn repz() -> [D; 0] { [mk(1); 0] }
fn dead() -> i32 { return 1; let x = mk(2); 3 }
fn lp() -> ! { let d = mk(1); loop { eat(mk(2)); } }
fn guard_box(b: Option<Box<i32>>) -> i32 { match b { Some(x) if *x > 2 => *x, Some(x) => *x + 1, None => 0 } }
fn guard_ref(o: &mut Option<D>) -> i32 { match o { Some(d) if d.0 == 1 => { d.0 = 2; 1 } Some(D(n)) if { *n > 1 } => 2, _ => 3 } }
fn at_ref(o: &Option<i32>) -> i32 { match o { x @ Some(1 | 2) => 1, Some(n @ 3..=9) => *n, x => 0 } }
fn tuple_pat(t: &(i32, D, (i32, i32))) -> i32 { let (a, .., (b, _)) = t; *a + *b }
fn closure_moves(p: P) -> i32 { let c = move || { eat(p.a); p.c }; c() }
fn closure_disjoint(mut p: P) { let mut a = || p.a.0 = 1; let b = || p.b.0; b(); a(); }
fn closure_loop() { let mut n = 0; for i in 0..3 { let mut f = || n += i; f(); } }
fn closure_once(d: D) -> i32 { let f = || { let e = d; e.0 }; f() }
fn fnitem() -> i32 { let f = mk; let d = f(1); let h: fn(i32) -> D = mk; let k = h as usize; d.0 }
fn ctor() -> Option<i32> { let f: fn(i32) -> Option<i32> = Some; f(2) }
fn slices(a: &[D]) -> i32 { if let [first, .., last] = a { first.0 + last.0 } else { 0 } }
fn slices_mut(a: &mut [i32]) { if let [x, rest @ ..] = a { *x = 1; rest[0] = 2; } }
fn nested_blocks() -> i32 { let a = { let b = mk(1); ({ let c = mk(2); c.0 + b.0 }) + 1 }; a }
fn swap_struct(p: &mut P, mut d: D) -> D { let t = P { a: d, b: mk(1), c: 1 }; *p = t; mk(2) }
fn cmps(a: &i32, b: &i32, p: *const i32, q: *const i32) -> bool { p == q || *a < *b }
fn chars(s: &str, c: char) -> u32 { c as u32 }
fn condrop(c: bool) { let x; let y = mk(1); if c { x = y; } else { eat(y); } }
fn loopinit() { let mut x = None; loop { if let Some(d) = x { eat(d); break; } x = Some(mk(1)); } }
fn assign_field(mut q: Q) -> Q { q.p.a = mk(1); q.x = None; q.x = Some(mk(2)); q }
fn shadow_params(x: D, y: D) -> D { let x = y; x }
fn unit_stmt() { (); {}; 5; mk(1).0; "x"; }
fn tail_ref(p: &P) -> &D { &p.a }
fn ref_to_ref(x: &mut i32) { let y = &mut *x; let z = &y; let w = **z; let mut v = &mut *y; let u = &mut v; **u = w; }
fn raw_chain(p: *mut *mut i32) -> i32 { unsafe { **p = 1; let q = *p; *q } }
fn idx_expr(a: &mut [[i32; 2]; 2], i: usize) -> &mut i32 { a[1] = [1, 2]; &mut a[i][1 - i] }
fn div(a: i32, b: i32, d: D) -> i32 { a / b + a % b - (a << b) }
fn main() {}
