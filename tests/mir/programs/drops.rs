struct D(i32);
impl Drop for D { fn drop(&mut self) { self.0 = 0; } }
struct P { a: D, b: D, c: i32 }
fn mk(i: i32) -> D { D(i) }
fn eat(d: D) {}
fn two(a: D, b: D) -> i32 { a.0 }
fn scope_end() { let a = mk(1); let b = mk(2); { let c = mk(3); } let d = mk(4); }
fn moved() { let a = mk(1); let b = a; eat(b); }
fn maybe(c: bool) { let a = mk(1); if c { eat(a); } let b = mk(2); }
fn partial(p: P) -> D { let x = p.a; mk(3); x }
fn partial_ret(p: P) -> D { p.a }
fn assign() { let mut a = mk(1); a = mk(2); a.0 = 3; }
fn assign_after_move() { let mut a = mk(1); eat(a); a = mk(2); }
fn cond_init(c: bool) { let a; if c { a = mk(1); } mk(2); }
fn cond_init2(c: bool) -> i32 { let a; if c { a = mk(1); } else { return 5; } a.0 }
fn looping(n: i32) { let mut i = 0; while i < n { let d = mk(i); if i == 3 { continue; } if i == 4 { break; } i += 1; } }
fn loop_move(n: i32) { let mut d = mk(0); let mut i = 0; loop { eat(d); if i == n { break; } d = mk(i); i += 1; } }
fn loop_break_value() -> D { loop { let a = mk(1); let b = mk(2); break a; } }
fn boxed() -> D { let b = Box::new(mk(1)); *b }
fn boxed_field(b: Box<P>) -> D { b.a }
fn boxed_maybe(b: Box<D>, c: bool) { if c { eat(*b); } mk(3); }
fn opt(o: Option<D>) { match o { Some(d) => eat(d), None => {} } mk(1); }
fn opt_ref(o: &Option<D>) -> i32 { match o { Some(d) => d.0, None => 0 } }
fn opt_mut(o: &mut Option<D>) { if let Some(d) = o { d.0 = 4; } }
fn tuple() { let (a, b) = (mk(1), mk(2)); eat(a); }
fn tuple_wild() { let (a, _) = (mk(1), mk(2)); mk(3); }
fn underscore() { let _ = mk(1); let _x = mk(2); let p = mk(3); let _ = p; }
fn temp() -> i32 { mk(1).0 + mk(2).0 }
fn temp_ref(d: &D) -> i32 { d.0 }
fn temp_arg() -> i32 { temp_ref(&mk(1)) }
fn temp_stmt() { temp_ref(&mk(1)); let x = temp_ref(&mk(2)); let y = &mk(3); let z = &mk(4).0; }
fn block_tail() -> i32 { let x = { let d = mk(1); d.0 }; x }
fn block_tail_temp() -> i32 { { let q = mk(7); temp_ref(&mk(1)) } }
fn agg() -> P { P { a: mk(1), b: mk(2), c: 3 } }
fn agg_base(p: P) -> P { P { a: mk(1), ..p } }
fn array() { let a = [mk(1), mk(2)]; let [x, y] = a; eat(x); }
fn array_part(a: [D; 3]) { let [x, ..] = a; mk(1); }
fn ret_early(c: bool) -> i32 { let a = mk(1); if c { return 1; } let b = mk(2); 2 }
fn nested(c: bool, d: bool) { let a = mk(1); if c { if d { eat(a); } else { mk(2); } } }
fn generic<T>(t: T, c: bool) -> Option<T> { if c { Some(t) } else { None } }
fn shadow() { let a = mk(1); let a = mk(2); let a = D(a.0); }
fn early(o: Option<D>) -> Option<D> { let a = mk(0); let b = o?; Some(b) }
fn vecs() { let mut v = Vec::new(); v.push(mk(1)); v.push(mk(2)); let n = v.len(); v[0].0 = 3; let r = &v[1]; }
fn call_args(x: D) { let t = two(x, mk(2)); let u = two(mk(1), mk(2)); }
fn arr_repeat() -> [i32; 3] { let x = 1; [x + 1; 3] }
fn let_else(o: Option<D>) -> i32 { let Some(d) = o else { return 0; }; d.0 }
fn struct_assign(p: &mut P) { p.a = mk(1); *p = P { a: mk(1), b: mk(2), c: 0 }; }
fn label() -> i32 { let r = 'a: { let d = mk(1); if d.0 == 1 { break 'a 3; } 4 }; r }
fn and_or(a: bool, b: bool) -> bool { a && temp_ref(&mk(1)) == 1 || b && !a }
fn iflet_temp() -> i32 { if let 1 = temp_ref(&mk(1)) { mk(2); 3 } else { mk(4); 5 } }
fn match_temp() -> i32 { match temp_ref(&mk(1)) { 1 => 2, x => x } }
fn whilelet() { let mut n = 0; while let 1 = temp_ref(&mk(n)) { n += 1; } }
fn main() {}
fn array_mid(a: [D; 4]) { let [_, x, ..] = a; mk(1); }
fn array_mid2(a: [D; 5], c: bool) { if c { let [_, x, _, y, _] = a; mk(1); } }
fn match_dead(o: Option<D>) -> i32 { match o { Some(d) => { mk(1); d.0 } None => { mk(2); 3 } } }
fn opt_rev(o: Option<D>) { match o { None => {} Some(d) => eat(d) } mk(1); }
