struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
struct P { a: i32, b: D, c: (i32, i32) }
fn call<F: Fn(i32) -> i32>(f: F) -> i32 { f(1) }
fn callm<F: FnMut(i32)>(mut f: F) { f(1); f(2); }
fn callo<F: FnOnce() -> D>(f: F) -> D { f() }
fn a() -> i32 { let x = 3; call(|y| x + y) }
fn b() -> i32 { let mut x = 3; callm(|y| x += y); x }
fn c() { let d = D(1); let e = callo(move || d); let f = callo(|| { let z = D(2); z }); }
fn fields(mut p: P) -> i32 { let mut f = || { p.a = 1; p.c.0 += 2; }; f(); let g = || p.c.1; g() }
fn refs(x: &mut i32, y: &i32) -> i32 { let mut f = || { *x = *y; }; f(); f(); *x }
fn mv(x: &mut i32) { let f = move || { *x = 1; }; let mut g = f; g(); }
fn nest() -> i32 { let x = 1; let mut z = 0; let mut f = |y: i32| { let mut g = |w: i32| { z += w + x + y; }; g(2); }; f(3); z }
fn pass(f: &dyn Fn(i32) -> i32, g: fn(i32) -> i32) -> i32 { f(1) + g(2) }
fn usep() -> i32 { let k = 2; pass(&|x| x + k, |x| x + 1) }
fn pat() -> i32 { let t = (1, D(2)); let f = || { let (a, _) = t; a }; f() }
fn ret() -> impl Fn(i32) -> i32 { let y = 4; move |x| x + y }
fn callbox(f: Box<dyn Fn(i32) -> i32>) -> i32 { f(3) }
fn dropin() { let d = D(1); let f = move || { let e = &d; e.0 }; f(); }
fn guarded(o: Option<i32>) -> i32 { let f = |o: Option<i32>| match o { Some(x) if x > 1 => x, _ => 0 }; f(o) }
fn tup() -> i32 { let f = |(a, b): (i32, i32), c: &mut i32| { *c = a; b }; let mut q = 0; f((1, 2), &mut q) }
fn main() {}
