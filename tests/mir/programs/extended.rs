struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
struct W(D, i32);
trait Tr { fn m(&self) -> i32; }
impl Tr for D { fn m(&self) -> i32 { self.0 } }
impl std::ops::Deref for W { type Target = D; fn deref(&self) -> &D { &self.0 } }
fn mk(i: i32) -> D { D(i) }
fn mkw() -> W { W(D(1), 2) }
fn mkbox() -> Box<W> { Box::new(mkw()) }
fn mkvec() -> Vec<D> { Vec::new() }
fn rf(d: &D) -> &D { &*d }
fn cast_ext() { let p = &mut mk(1) as *mut D; let q = &raw const (*&mk(3)); mk(2); }
fn unsize_ext() { let x: &dyn Tr = &mk(1); mk(3); }
fn index_ext() { let r = &mkvec()[0]; let s = &mut mkvec()[1].0; mk(2); }
fn deref_ext() { let a = &*mkbox(); let b = &mkbox().0; let c = &mkw().0.0; let d: &D = &mkw(); let e = &*mkw(); mk(2); }
fn not_ext() { let a = rf(&mk(1)).0; let b = (&mk(2)).0; let c = mkw().m(); let d = *&mk(3).0; mk(4); }
fn in_struct() { let t = (&mk(1), [&mk(2)], Some(&mk(3))); let u = W2 { d: &mk(4), n: (&mk(5)).0 }; mk(6); }
struct W2<'a> { d: &'a D, n: i32 }
fn blocks() { let a = { let z = mk(0); &mk(1) }; let b = { &mk(2).0 }; let c = unsafe { &mk(3) }; mk(4); }
fn patterns() { let W(ref a, b) = mkw(); let (ref c, _) = (mk(1), mk(2)); let _ = &mk(3); let _ = (mk(4), &mk(5)); mk(6); }
fn wild() { let _ = mk(1); let _ = mkw().0; let (_, _) = (mk(2), mk(3)); mk(4); }
fn assign() { let x: &D; x = &D(1); let y; y = rf(&D(2)).0; mk(3); }
fn stmts() { mk(1); mkw().0; rf(&mk(2)); &mk(3); (mk(4), mk(5)); mk(6).0 + 1; }
fn ret() -> i32 { return rf(&mk(1)).0; }
fn method_chain() -> i32 { mkw().m() + mkbox().m() + rf(&mk(1)).m() }
fn arm_temps(x: i32) -> i32 { match x { 0 => rf(&mk(1)).0, 1 => { rf(&mk(2)); 3 } _ => match rf(&mk(3)).0 { 4 => 5, n => n } } }
fn cond_temps() { if rf(&mk(1)).0 == 1 { mk(2); } while rf(&mk(3)).0 == 2 { mk(4); } let x = rf(&mk(5)).0 == 1 && rf(&mk(6)).0 == 2; }
fn op_temps() -> i32 { let a = [rf(&mk(1)).0, rf(&mk(2)).0]; a[rf(&mk(3)).0 as usize] + rf(&mk(4)).0 }
static S: &D = &D(1);
static T: (&[i32], &D) = (&[1, 2], &D(2));
const C: &Option<i32> = &Some(3);
fn use_const() -> i32 { let a = C; let b = &C; match C { Some(x) => *x, None => S.0 + T.1.0 + T.0[1] } }
fn main() {}
