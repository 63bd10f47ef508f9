struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
impl D { fn get(&self) -> Option<i32> { None } fn r(&self) -> &i32 { &self.0 } }
fn mk(i: i32) -> D { D(i) }
fn g(x: &i32) -> i32 { *x }
fn temp_ref(d: &D) -> i32 { d.0 }
fn tail() -> i32 { let d = mk(1); temp_ref(&mk(2)) }
fn iflet() -> i32 { if let Some(x) = mk(1).get() { mk(2); x } else { mk(3); 4 } }
fn whl() { while let Some(x) = mk(1).get() { mk(2); } }
fn mtch() -> i32 { match mk(1).get() { Some(x) if x > 3 => x, Some(_) => 1, None => 0 } }
fn blk() -> i32 { let x = { &mk(1) }; x.0 }
fn ext() { let a = Some(&mk(1)); let b = (&mk(2), 3); let c = if true { &mk(4) } else { &mk(5) }; let d = match 1 { 1 => &mk(6), _ => &mk(7) }; let e = [&mk(8)]; let f: &D = &mk(9); let h = &mk(10).0; mk(11); }
fn forl() { for i in 0..3 { mk(i); } }
fn for_tail(d: D) { let e = mk(4); for i in 0..temp_ref(&mk(3)) { g(&i); } }
fn cond(c: bool) -> i32 { let a = if temp_ref(&mk(1)) == 1 { 1 } else { 2 }; a }
fn letelse() -> i32 { let Some(x) = mk(1).get() else { mk(2); return 3 }; mk(4); x }
fn ref_pat() { let ref a = mk(1); let (ref b, c) = (mk(2), 3); let D(ref d) = mk(4); mk(5); }
fn retn(c: bool) -> i32 { let a = mk(1); loop { let b = mk(2); if c { return temp_ref(&mk(3)); } break; } 4 }
fn lab(c: bool) { 'o: loop { let a = mk(1); loop { let b = mk(2); if c { break 'o; } else { continue 'o; } } } }
fn lazy(a: bool) -> bool { a && temp_ref(&mk(1)) == 1 && g(mk(3).r()) == 2 || temp_ref(&mk(4)) == 2 }
fn idxtemp(v: &[i32]) -> i32 { v[temp_ref(&mk(1)) as usize] }
fn asgn() { let mut x = mk(1); x = mk(temp_ref(&mk(2))); x.0 += temp_ref(&mk(3)); }
fn unw(a: D, b: D) -> i32 { let c = mk(1); let d = a.0 + b.0; let e = d / c.0; e }
fn main() {}
