struct S { a: i32, b: (i32, i32), r: *mut i32 }
impl S { fn m(&mut self, x: i32) -> i32 { self.a += x; self.a } fn g(&self) -> i32 { self.b.1 } fn id(&mut self) -> &mut i32 { &mut self.a } fn own(self) -> i32 { self.a } }
static X: i32 = 1; static mut Y: i32 = 2; const C: i32 = 3; static Z: &i32 = &5; static ARR: [i32; 2] = [1, 2]; const R: &[i32] = &[1, 2];
fn f(x: &mut i32) -> &mut i32 { x }
fn g(x: &i32) -> i32 { *x }
fn two(a: &mut i32, b: &i32) {}
fn reb(x: &mut i32) { let y = &mut *x; *y = 1; let z = &*y; g(z); f(x); two(x, &3); let w = x; *w = 2; }
fn shared(x: &i32) { let y = x; let z = &*x; g(y); g(x); let t = (x, y); let q = [x, x]; }
fn raws(x: &mut i32) { let p = x as *mut i32; let q = &raw mut *x; let r = &raw const *p; unsafe { *p = 1; *q = *r; let m = &mut *p; *m = 3; } let s = p as *const i32; let n = p as usize; let o = n as *mut i32; }
fn fields(s: &mut S) { let a = &mut s.a; *a = 1; let b = &s.b.1; g(b); s.b.0 = *b; s.m(2); s.g(); *s.id() = 4; let t = s.id(); *t += 1; unsafe { *s.r = 1; } }
fn two_phase(s: &mut S) -> i32 { s.m(s.g()) + s.m(s.a) }
fn local_s() -> i32 { let mut s = S { a: 1, b: (1, 2), r: 0 as *mut i32 }; s.m(1); let r = &mut s; r.m(2); s.own() }
fn nested(x: &mut &mut i32, y: &&i32) -> i32 { **x = 1; let z = &mut **x; *z = 2; let w = &**y; *w + **y }
fn boxes(mut b: Box<i32>) -> i32 { *b = 1; let r = &mut *b; *r = 2; let s = &*b; g(s); g(&b); f(&mut b); *b }
fn boxbox(b: Box<Box<i32>>) -> i32 { **b }
fn idx(a: &mut [i32], i: usize) -> i32 { a[i] = 1; a[0] += 2; let r = &mut a[i]; *r = 3; let x = a[i + 1]; a[i] + x }
fn idx2(a: [[i32; 2]; 2], i: usize) -> i32 { a[i][1] }
fn unsize(a: &mut [i32; 3]) -> &[i32] { let s: &mut [i32] = a; s[0] = 1; s }
fn statics() -> i32 { let a = X; let b = &X; unsafe { Y = 2; Y += 1; let c = Y; let d = &raw mut Y; *d = 3; } let e = C; let h = &C; let k = Z; ARR[1] + R[0] + *Z }
fn promo() { let a = &5; let b = &(1, 2); let c = &[1, 2]; let d: &[i32] = &[]; let e: &mut [i32] = &mut []; let h = &mut 4; let i = &(1 + 2); let j = &-3; let k = &C; let l = &None::<i32>; let m = &(1, 2).0; let s = "a"; let o = &"b"; let p = &Some(3); }
fn promo2(z: i32) { let a = &(1 / 2); let b = &(1 / z); let c = &(z, 1); let d = &[0; 4]; let f = &|x: i32| x; let g2 = &g; g(&7); g(&C); g(&{ 8 }); }
fn casts(x: i32, c: char, b: bool, u: u8) -> i64 { let a = x as i64; let d = c as u32; let e = b as i32; let f = u as char; let g = x as u8; let h = 1.5f64 as i32; let i = x as f32; a }
fn ops(x: i32, y: i32, u: u32) -> i32 { let a = x + y - 1; let b = x * y; let c = x / y; let d = x % y; let e = -x; let f = !x; let g = x << u; let h = x >> 3; let i = x & y | x ^ y; let j = x < y; let k = x == y; let mut l = x; l += y; l <<= 2; l -= x * y; l }
fn logic(a: bool, b: bool, c: bool) -> bool { let x = a && b; let y = a || b; let z = !a; if a && b || c { return true; } if !(a || b) { return x; } while a && c { } x ^ y & z }
fn tuples(t: (i32, (i32, i32))) -> i32 { let (a, (b, c)) = t; let u = (a, b); let x = t.1.0; u.0 + x }
fn ifs(x: i32) -> i32 { if x > 3 { 1 } else if x < 2 { 2 } else { 3 } }
fn fnptr(h: fn(i32) -> i32, x: i32) -> i32 { let k: fn(&i32) -> i32 = g; k(&x); h(x) }
fn swap(a: &mut i32, b: &mut i32) { let t = *a; *a = *b; *b = t; }
fn ret_ref<'a>(a: &'a mut i32, c: bool) -> &'a mut i32 { if c { return a; } &mut *a }
fn matches_ref(x: &mut Option<i32>) -> Option<&mut i32> { match x { Some(v) => Some(v), None => None } }
fn early_raw(p: *mut i32) -> i32 { unsafe { let a = &mut *p; let b = &*p; *a + *b + *p } }
fn ptr_fields(s: *mut S) -> i32 { unsafe { (*s).a = 1; let p = &raw mut (*s).b.0; *p = 2; (*s).m(1); (&mut *s).g(); (*s).b.1 } }
fn main() { let mut x = 1; let y = &mut x; reb(y); reb(&mut *y); shared(y); }
