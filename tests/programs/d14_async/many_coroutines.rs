// Coroutines in many forms: generic, boxed, resumed with references, panicking while they are dropped.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
use std::ops::{Coroutine, CoroutineState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
struct L(&'static str);
impl Drop for L { fn drop(&mut self) { println!("drop {}", self.0); if self.0 == "bomb" { panic!("boom") } } }
fn all<C, R: Default + Copy>(c: C) -> Vec<C::Yield> where C: Coroutine<R> {
    let mut c = pin!(c); let mut out = vec![];
    loop { match c.as_mut().resume(R::default()) { CoroutineState::Yielded(y) => out.push(y), CoroutineState::Complete(_) => return out } }
}
fn gen<T: Clone + 'static>(items: Vec<T>, times: usize) -> impl Coroutine<Yield = T, Return = usize> {
    #[coroutine] static move || { let mut n = 0; for x in &items { for _ in 0..times { n += 1; yield x.clone(); } } n }
}
struct Holder<C> { c: C, done: bool }
impl<C: Coroutine<i32, Yield = String, Return = ()> + Unpin> Holder<C> {
    fn step(&mut self, i: i32) -> Option<String> { if self.done { return None; } match Pin::new(&mut self.c).resume(i) { CoroutineState::Yielded(s) => Some(s), CoroutineState::Complete(()) => { self.done = true; None } } }
}
fn main() {
    std::panic::set_hook(Box::new(|i| println!("hook {}", i.payload_as_str().unwrap_or("?"))));
    println!("{:?}", all::<_, ()>(gen(vec!['a', 'b'], 2)));
    println!("{:?}", all::<_, ()>(#[coroutine] || { yield (yield_one(1), 2); let t = (3, { yield (4, 4); 5 }); yield t; }));
    let mut h = Holder { c: #[coroutine] |mut x: i32| { let mut log = String::new(); while x != 0 { log += &x.to_string(); x = yield log.clone(); } }, done: false };
    println!("{:?} {:?} {:?} {:?}", h.step(4), h.step(2), h.step(0), h.step(9));
    // references as resume arguments
    let mut co = #[coroutine] static |mut x: &mut Vec<i32>| { loop { x.push(x.len() as i32); x = yield x.len(); } };
    let mut co: Pin<&mut dyn Coroutine<&mut Vec<i32>, Yield = usize, Return = ()>> = pin_static(&mut co);
    let (mut a, mut b) = (vec![], vec![7]);
    println!("{:?}", co.as_mut().resume(&mut a)); println!("{:?}", co.as_mut().resume(&mut b)); println!("{a:?} {b:?}");
    // panics in drops
    for steps in 0..4 {
        let r = catch_unwind(AssertUnwindSafe(|| {
            let cap = L("captured");
            let mut c = #[coroutine] move || { let _c = &cap; let a = L("a"); let bomb = L("bomb"); let z = L("z"); yield 1; drop(z); yield 2; drop(bomb); yield 3; drop(a); };
            for _ in 0..steps { println!("{:?}", Pin::new(&mut c).resume(())); }
        }));
        println!("{steps} {}", r.is_err());
    }
    // a panic in the body, then the coroutine is dropped
    let mut c = #[coroutine] || { let _x = L("x"); yield 1; let v: Vec<i32> = vec![]; let _y = L("y"); yield v[0]; };
    println!("{:?}", Pin::new(&mut c).resume(()));
    println!("{}", catch_unwind(AssertUnwindSafe(|| Pin::new(&mut c).resume(()))).is_err());
    println!("{}", catch_unwind(AssertUnwindSafe(|| Pin::new(&mut c).resume(()))).is_err());
    drop(c);
    let mut p = #[coroutine] || { yield 1; };
    let mut q = #[coroutine] || { yield 2; };
    let _ = (Pin::new(&mut p).resume(()), Pin::new(&mut q).resume(()));
    let outer = #[coroutine] move || { let mut inner = #[coroutine] || { for i in 0..3 { yield i * 2; } }; while let CoroutineState::Yielded(v) = Pin::new(&mut inner).resume(()) { yield v + 1; } };
    println!("{:?}", all::<_, ()>(outer));
    let mut boxed: Vec<Box<dyn Coroutine<Yield = u8, Return = &'static str> + Unpin>> = vec![Box::new(#[coroutine] || { yield 1; "one" }), Box::new(#[coroutine] || { if true { return "early"; } yield 2; "two" })];
    for b in &mut boxed { println!("{:?} ", Pin::new(b).resume(())); }
    let s = String::from("cap"); let by_ref = #[coroutine] || { yield s.len(); yield s.len() + 1; }; println!("{:?} {s}", all::<_, ()>(by_ref));
    let mut count = 0; { let c = #[coroutine] || { count += 1; yield; count += 10; }; all::<_, ()>(c); } println!("{count}");
    let u = #[coroutine] || -> u8 { return 3; yield (); }; let mut u = u; println!("{:?}", Pin::new(&mut u).resume(()));
}
fn yield_one(x: i32) -> i32 { x }
fn pin_static<'a, C: Coroutine<&'a mut Vec<i32>, Yield = usize, Return = ()>>(c: &'a mut C) -> Pin<&'a mut dyn Coroutine<&'a mut Vec<i32>, Yield = usize, Return = ()>> where C: 'a { unsafe { Pin::new_unchecked(c) } }
