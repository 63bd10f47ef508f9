// The sizes of futures: which locals are kept, and which share bytes.
use std::future::{Future, ready, pending};
use std::mem::{size_of_val as s, align_of_val as a};
struct D(u32); impl Drop for D { fn drop(&mut self) {} }
async fn p() { pending::<()>().await }
async fn q(x: u8) -> u64 { ready(x as u64).await }
async fn arr() { let a = [0u8; 100]; p().await; println!("{}", a[0]); }
async fn arr2(n: usize) { { let a = [0u8; 100]; p().await; println!("{}", a[n]); } { let b = [0u64; 20]; p().await; println!("{}", b[n]); } }
async fn lp(n: u32) -> u64 { let mut t = 0; for i in 0..n { t += q(i as u8).await; } t }
async fn cond(c: bool) { let d; if c { d = D(1); p().await; drop(d); } else { let e = D(2); p().await; let _f = e; p().await; } }
async fn arg(big: [u8; 64], small: u8) -> u8 { p().await; big[0] + small }
async fn argunused(_big: [u8; 64]) { p().await; }
async fn wild(_: [u8; 64]) { p().await; }
async fn tup((x, y): (u32, D)) -> u32 { p().await; x + y.0 }
async fn refs<'a>(x: &'a mut u32, y: &'a str) -> usize { *x += 1; p().await; *x as usize + y.len() }
async fn gen<T: Clone>(t: T) -> (T, T) { let u = t.clone(); p().await; (t, u) }
async fn mat(o: Option<D>) -> u32 { match o { Some(d) => { p().await; d.0 } None => { q(1).await as u32 } } }
async fn tmp() -> usize { String::from("a").len() + q(3).await as usize + vec![1, 2].len() }
async fn nested() { let f = async { let x = D(5); p().await; x.0 }; let g = async { f.await + 1 }; g.await; }
async fn qm() -> Result<u32, String> { let x = async { Ok::<u32, String>(1) }.await?; p().await; let y: u32 = "12".parse().map_err(|_| "bad".to_string())?; p().await; Ok(x + y) }
async fn brk() { loop { let v = vec![1u8]; p().await; if v.len() == 2 { break; } let w = vec![2u16]; p().await; drop(w); } }
async fn mv() { let v = vec![1]; p().await; let w = v; p().await; let x = w; p().await; drop(x); }
async fn boxed(n: u32) -> u32 { if n == 0 { 0 } else { let f: std::pin::Pin<Box<dyn Future<Output = u32>>> = Box::pin(boxed(n - 1)); f.await + 1 } }
async fn join() { let a = p(); let b = q(1); a.await; b.await; }
async fn shadow() { let x = D(1); let x = { p().await; D(x.0) }; p().await; let _ = x; }
async fn closure() { let v = vec![1, 2]; let f = |i: usize| v[i]; p().await; println!("{}", f(1)); }
async fn whilelet() { let mut it = vec![D(1)].into_iter(); while let Some(d) = it.next() { p().await; println!("{}", d.0); } }
async fn letelse(o: Option<D>) { let Some(d) = o else { p().await; return; }; p().await; println!("{}", d.0); }
async fn slices(v: Vec<u8>) { if let [a, b, ..] = &v[..] { p().await; println!("{a}{b}"); } }
async fn ret_early(c: bool) -> D { let d = D(1); if c { return d; } p().await; d }
async fn never() -> ! { loop { p().await } }
trait Tr { fn f(&self) -> u32; } impl Tr for D { fn f(&self) -> u32 { self.0 } }
async fn dynr(t: &dyn Tr) -> u32 { p().await; t.f() }
async fn constant() { const N: usize = 10; let a = [1u16; N]; for x in a.iter() { q(*x as u8).await; } }
async fn guard() { let c = std::cell::RefCell::new(1); let g = c.borrow_mut(); p().await; drop(g); p().await; }
async fn temp_guard() { let c = std::cell::RefCell::new(vec![1]); match c.borrow().len() { n => { p().await; println!("{n}"); } }; }
static K: D = D(1);
fn main() {
    macro_rules! show { ($($e:expr),* $(,)?) => { $( { let f = $e; println!("{} {} {}", stringify!($e), s(&f), a(&f)); std::mem::forget(f); } )* } }
    let mut n = 1;
    show!(p(), q(1), arr(), arr2(1), lp(1), cond(true), arg([0; 64], 1), argunused([0; 64]), wild([0; 64]), tup((1, D(1))), gen(1u8), gen(String::new()), mat(None), tmp(), nested(), qm(), brk(), mv(), boxed(1), join(), shadow(), closure(), whilelet(), letelse(None), slices(vec![]), ret_early(true), never(), dynr(&K), constant(), guard(), temp_guard());
    show!(refs(&mut n, "a"));
    show!(async {}, async { 1 }, async { p().await }, async { p().await; p().await; }, async move { n + 1 });
    show!(Some(p()), Some(async {}), [Some(q(1)), None]);
}
