use std::cell::Cell;
enum E { A(String, i32), B { x: String, y: Vec<u8> }, C }
struct S { a: (String, i32), b: Box<(String, i32)>, c: Option<String>, d: [String; 2], e: E, f: &'static (i32, i32), g: Cell<i32> }
struct One { o: Only } enum Only { X(String, i32) }
fn mk() -> S { loop {} }
fn t1() { let s = mk(); let c = || { let (ref x, _) = s.a; x.len() }; c(); }
fn t2() { let s = mk(); let c = || { let (x, _) = s.a; }; c(); }
fn t3() { let s = mk(); let c = || match s.e { E::A(ref x, _) => x.len(), _ => 0 }; c(); }
fn t4() { let s = mk(); let c = || match s.e { E::A(x, _) => 2, E::B { x, .. } => 1, E::C => 0 }; c(); }
fn t5() { let s = mk(); let c = || match s.e { E::A(_, n) => n, _ => 0 }; c(); }
fn t6() { let s = mk(); let c = || { let _ = s.a; }; c(); }
fn t7() { let s = mk(); let c = || match s.c { None => 1, _ => 2 }; c(); }
fn t8() { let s = mk(); let c = || if let Some(x) = &s.c { x.len() } else { 0 }; c(); }
fn t9() { let mut s = mk(); let mut c = || if let Some(x) = &mut s.c { x.push_str("a") }; c(); }
fn t10() { let mut s = mk(); let mut c = || { s.b.1 += 1; }; c(); }
fn t11() { let s = mk(); let c = move || { s.b.1 }; c(); }
fn t12() { let s = mk(); let c = || { let x = s.b.0; }; c(); }
fn t13() { let s = mk(); let c = || { s.f.0 + s.f.1 }; c(); }
fn t14() { let s = mk(); let r = &s; let c = move || { r.a.1 + r.f.0 }; c(); }
fn t15() { let mut s = mk(); let r = &mut s; let mut c = || { r.a.1 += 1; r.b.1 = 2; let q = &r.c; }; c(); }
fn t16() { let mut s = mk(); let r = &mut s; let mut c = move || { r.a.1 += 1; }; c(); }
fn t17() { let s = mk(); let c = || { let [ref a, _] = s.d; a.len() }; c(); }
fn t18() { let s = mk(); let c = || { let [a, _] = s.d; }; c(); }
fn t19() { let o = One { o: Only::X(String::new(), 1) }; let c = || { let Only::X(ref a, n) = o.o; n }; c(); }
fn t20() { let o = One { o: Only::X(String::new(), 1) }; let c = || { let One { o: Only::X(a, _) } = o; }; c(); }
fn t21() { let t = (1, (2, String::new())); let c = || { let (a, (b, _)) = t; a + b }; c(); }
fn t22() { let t = (1, (2, String::new())); let c = || match t { (1, (n, ref s)) if n > 1 => n, (x, _) => x }; c(); }
fn t23() { let s = mk(); let c = || { s.g.set(s.g.get() + 1); }; c(); c(); }
fn t24() { let s = mk(); let c = || { let d = || s.a.0.len(); let e = || drop(&s.c); d(); e(); }; c(); }
fn t25() { let mut v = vec![1]; let mut c = |x| { v.push(x); v.len() }; c(1); c(2); }
fn t26() { let mut x = 1; let p = &mut x; let mut c = || { let q = &mut *p; *q += 1; }; c(); }
fn t27() { let mut x = 1; let p = &mut x; let c = || { let q = p; *q += 1; }; c(); }
fn t28() { let x = 1; let p = &x as *const i32; let c = || unsafe { *p }; c(); }
fn t29() { let (a, b) = (String::new(), String::new()); let c = move || { let z = (a.len(), &b); }; c(); }
fn t30() { let s = mk(); let c = || { let S { a: (ref x, _), ref c, .. } = s; x.len() }; c(); }
fn t31() { let x: &mut &mut i32 = loop {}; let mut c = || { **x = 1; }; c(); }
fn t32() { let x: &&mut i32 = loop {}; let c = || { let y = **x; }; c(); }
fn t33() { let x: &mut &i32 = loop {}; let c = || { let y = **x; }; c(); }
fn t34() { let x: Box<Box<i32>> = loop {}; let c = || { let y = **x; }; c(); let d = move || **x; }
fn t35() { let a = [1, 2, 3]; let i = 1; let c = || a[i]; c(); let mut b = [1, 2]; let mut d = || b[0] = a[1]; d(); }
fn t36() { let s = mk(); let c = || { let S { b, .. } = s; }; c(); }
fn t37() { let s = mk(); let c = || &s.a.0 as *const String; c(); let mut m = mk(); let mut d = || &raw mut m.a.1; d(); }
fn t38() { let s = mk(); let n = 3; let c = || { let s = S { c: None, ..s }; n }; c(); }
fn t39() { let x = 1; let y = 2; let c = |z: i32| match z { k if k == x => y, _ => 0 }; c(1); }
fn t40() { let o = Some(String::new()); let c = || o.as_ref().map(|s| s.len()); c(); let d = || match &o { Some(s) => s.len(), None => 0 }; d(); }
fn t41() { let mut o = Some(1); let mut c = || while let Some(x) = o { o = if x > 3 { None } else { Some(x + 1) } }; c(); }
fn t42() { let f = |x: i32| x; let g = |y| f(y) + 1; let h = || g(1) + f(2); h(); let k: &dyn Fn(i32) -> i32 = &g; let l = || k(1); l(); }
fn t43() { let s = String::new(); let r = &s; let c = || r.len(); let d = move || r.len(); c(); d(); let rr = &r; let e = || rr.len(); e(); }
fn t44(mut f: impl FnMut(i32), g: &mut dyn FnMut(i32)) { let mut c = || { f(1); g(2); }; c(); }
fn t45() { let t = (String::new(), 5); let c = || { let x = t.1; let y = &t; }; c(); }
fn t46() { let mut t = ((1, 2), 3); let mut c = || { t.0.0 += 1; let q = &t.0; }; c(); }
fn t47() { let u = (); let c = || { u }; c(); let z = mk(); let d = || { let ref x = z.a; let ref mut y = 3; }; d(); }
fn main() {}
