// Futures in many forms: methods, generics, recursion, drops, loops and errors over awaits.
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::Display;
use std::future::{Future, poll_fn, ready};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

struct Loud(String);
impl Drop for Loud { fn drop(&mut self) { println!("drop {}", self.0); } }
fn loud(s: impl Display) -> Loud { Loud(s.to_string()) }

fn run<F: Future>(f: F) -> F::Output {
    let mut f = pin!(f);
    let mut cx = Context::from_waker(Waker::noop());
    loop { if let Poll::Ready(v) = f.as_mut().poll(&mut cx) { return v; } println!("."); }
}
async fn pause() { let mut n = 0; poll_fn(move |_| { n += 1; if n > 1 { Poll::Ready(()) } else { Poll::Pending } }).await }

struct S { v: Vec<i32> }
impl S {
    async fn by_ref(&self, i: usize) -> Option<&i32> { pause().await; self.v.get(i) }
    async fn by_mut(&mut self, x: i32) -> &mut Self { pause().await; self.v.push(x); self }
    async fn by_val(self) -> Vec<i32> { pause().await; self.v }
    async fn boxed(self: Box<Self>) -> usize { pause().await; self.v.len() }
    fn returns<'a>(&'a self) -> impl Future<Output = i32> + 'a { async move { pause().await; self.v.iter().sum() } }
    fn dynamic<'a>(&'a mut self) -> Pin<Box<dyn Future<Output = usize> + 'a>> { Box::pin(async { self.v.clear(); self.v.len() }) }
}
async fn generic<T: Clone + Display, const N: usize>(t: T) -> String { let a: [T; N] = std::array::from_fn(|_| t.clone()); pause().await; a.iter().map(|x| x.to_string()).collect::<Vec<_>>().join(",") }
async fn takes_fut<F>(f: F) -> F::Output where F: Future { pause().await; f.await }
async fn takes_fn<F, Fut>(f: F) -> i32 where F: Fn(i32) -> Fut, Fut: Future<Output = i32> { f(1).await + f(2).await }
fn fib(n: u32) -> Pin<Box<dyn Future<Output = u64>>> { Box::pin(async move { if n < 2 { n as u64 } else { fib(n - 1).await + fib(n - 2).await } }) }
async fn rec(n: u32) -> u32 { if n == 0 { 0 } else { 1 + Box::pin(rec(n - 1)).await } }
async fn errs(s: &str) -> Result<i32, Box<dyn std::error::Error>> { let n: i32 = s.trim().parse()?; pause().await; if n < 0 { return Err("neg".into()); } Ok(n) }
async fn drops() {
    let _a = loud("a");
    let b = loud("b");
    let _ = loud("ignored");
    match loud("scrutinee").0.len() { n => { pause().await; println!("len {n}"); } }
    pause().await;
    if let Some(c) = Some(loud("c")) { pause().await; println!("{}", c.0); }
    let c = async move { let _b = b; pause().await; println!("inner"); };
    c.await;
    for i in 0..2 { let _x = loud(i); pause().await; if i == 1 { break; } }
    let (x, y) = (loud("x"), loud("y"));
    pause().await;
    drop(y);
    let s = takes_temp(&loud("temp")).await;
    println!("{s}");
    let _z = x;
}
async fn takes_temp(l: &Loud) -> usize { pause().await; l.0.len() }
async fn early(n: i32) -> i32 { let _g = loud("guard"); let v = loop { pause().await; if n == 0 { return -1; } if n > 5 { break n; } return 7; }; v * 2 }
async fn shadow(mut n: i32) -> i32 { let n2 = &mut n; *n2 += 1; pause().await; *n2 += 1; let n = *n2 * 10; pause().await; n }
fn main() {
    let mut s = S { v: vec![1, 2] };
    println!("{:?}", run(s.by_ref(1)));
    println!("{:?}", run(async { s.by_mut(3).await.by_mut(4).await.v.len() }));
    println!("{}", run(s.returns()));
    println!("{:?}", run(S { v: vec![9] }.by_val()));
    println!("{:?}", run(Box::new(S { v: vec![9] }).boxed()));
    println!("{:?}", run(s.dynamic()));
    println!("{}", run(generic::<_, 3>("z")));
    println!("{}", run(takes_fut(async { pause().await; 5u8 })));
    println!("{}", run(takes_fn(|x| async move { pause().await; x * 10 })));
    println!("{} {}", run(fib(6)), run(rec(4)));
    println!("{:?} {:?} {:?}", run(errs(" 4 ")).unwrap(), run(errs("x")).map_err(|e| e.to_string()), run(errs("-3")).map_err(|e| e.to_string()));
    run(drops());
    println!("{} {} {}", run(early(0)), run(early(9)), run(early(3)));
    println!("{}", run(shadow(1)));
    let shared = Rc::new(RefCell::new(HashMap::new()));
    let tasks: Vec<Pin<Box<dyn Future<Output = ()>>>> = (0..3).map(|i| { let shared = shared.clone(); Box::pin(async move { shared.borrow_mut().insert(i, i * i); pause().await; *shared.borrow_mut().get_mut(&i).unwrap() += 1; }) as Pin<Box<dyn Future<Output = ()>>> }).collect();
    for t in tasks { run(t); }
    let mut all: Vec<_> = shared.borrow().iter().map(|(a, b)| (*a, *b)).collect(); all.sort();
    println!("{all:?} {}", Rc::strong_count(&shared));
    let c = Cell::new(1);
    let r = run(async { let x = async { c.set(c.get() + 1); ready(c.get()).await }; let y = async { c.set(c.get() * 10); c.get() }; (y.await, x.await) });
    println!("{r:?}");
    let arr = [async { 1 }, ].map(|f| run(f)); println!("{arr:?}");
    let opt: Option<i32> = run(async { let x = Some(3)?; pause().await; Some(x + 1) }); println!("{opt:?}");
    let lbl = run(async { 'o: loop { loop { pause().await; break 'o 4 } } }); println!("{lbl}");
    let v = run(async { let v: Vec<_> = vec![ready(1), ready(2)]; let mut t = 0; for f in v { t += f.await; } t }); println!("{v}");
    let while_v = run(async { let mut n = 0; while { pause().await; n < 3 } { n += 1; } n }); println!("{while_v}");
    let m = run(async { match ready(Some(3)).await { Some(n) if ready(n).await > 2 => "big", Some(_) => "small", None => "none" } }); println!("{m}");
}
