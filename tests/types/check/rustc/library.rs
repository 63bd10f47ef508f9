use std::cell::{Cell, RefCell, UnsafeCell, OnceCell};
use std::collections::{HashMap, BTreeMap, VecDeque, HashSet};
use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::ptr::{self, NonNull, addr_of, addr_of_mut};
use std::sync::atomic::{AtomicUsize, AtomicPtr, Ordering, AtomicBool, fence};
use std::ops::{ControlFlow, Range};
use std::pin::Pin;
use std::any::Any;
use std::borrow::Cow;
static COUNT: AtomicUsize = AtomicUsize::new(0);
static FLAG: AtomicBool = AtomicBool::new(false);
struct MyArc<T> { ptr: NonNull<ArcInner<T>>, phantom: std::marker::PhantomData<ArcInner<T>> }
struct ArcInner<T> { rc: AtomicUsize, data: T }
impl<T> MyArc<T> {
    fn new(data: T) -> MyArc<T> { let boxed = Box::new(ArcInner { rc: AtomicUsize::new(1), data }); MyArc { ptr: NonNull::new(Box::into_raw(boxed)).unwrap(), phantom: std::marker::PhantomData } }
    fn get_mut(&mut self) -> Option<&mut T> { if unsafe { self.ptr.as_ref() }.rc.load(Ordering::Relaxed) == 1 { unsafe { Some(&mut self.ptr.as_mut().data) } } else { None } }
}
impl<T> std::ops::Deref for MyArc<T> { type Target = T; fn deref(&self) -> &T { let inner = unsafe { self.ptr.as_ref() }; &inner.data } }
impl<T> Clone for MyArc<T> { fn clone(&self) -> MyArc<T> { let inner = unsafe { self.ptr.as_ref() }; let old_rc = inner.rc.fetch_add(1, Ordering::Relaxed); if old_rc >= isize::MAX as usize { std::process::abort(); } Self { ptr: self.ptr, phantom: std::marker::PhantomData } } }
impl<T> Drop for MyArc<T> { fn drop(&mut self) { let inner = unsafe { self.ptr.as_ref() }; if inner.rc.fetch_sub(1, Ordering::Release) != 1 { return; } fence(Ordering::Acquire); unsafe { let _ = Box::from_raw(self.ptr.as_ptr()); } } }
struct SpinLock<T> { lock: AtomicBool, data: UnsafeCell<T> }
unsafe impl<T: Send> Sync for SpinLock<T> {}
struct Guard<'a, T> { l: &'a SpinLock<T> }
impl<T> SpinLock<T> { const fn new(t: T) -> Self { Self { lock: AtomicBool::new(false), data: UnsafeCell::new(t) } } fn lock(&self) -> Guard<'_, T> { while self.lock.compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() { std::hint::spin_loop(); } Guard { l: self } } }
impl<T> std::ops::Deref for Guard<'_, T> { type Target = T; fn deref(&self) -> &T { unsafe { &*self.l.data.get() } } }
impl<T> std::ops::DerefMut for Guard<'_, T> { fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.l.data.get() } } }
impl<T> Drop for Guard<'_, T> { fn drop(&mut self) { self.l.lock.store(false, Ordering::Release); } }
static GLOBAL: SpinLock<Vec<i32>> = SpinLock::new(Vec::new());
fn maps() -> usize {
    let mut m = HashMap::new(); m.insert("a", 1); *m.entry("b").or_insert(0) += 5; for (k, v) in &mut m { *v += k.len() as i32; } let t: i32 = m.values().sum(); if let Some(x) = m.get_mut("a") { *x = 2; }
    let mut b: BTreeMap<i32, Vec<&str>> = BTreeMap::new(); b.entry(1).or_default().push("x"); for (k, v) in b.iter() { let z = k + v.len() as i32; } let mut q: VecDeque<_> = (0..5).collect(); q.push_front(9); while let Some(x) = q.pop_back() { if x > 3 { continue; } }
    let s: HashSet<u8> = [1, 2, 2].into_iter().collect(); let words = "a b c".split(' ').map(|w| w.to_string()).collect::<Vec<_>>(); let joined = words.join("-"); m.len() + b.len() + s.len() + joined.len() + t as usize
}
fn raws() {
    let mut x = [1u8, 2, 3, 4]; let p = x.as_mut_ptr(); unsafe { *p.add(1) = 5; p.offset(2).write(6); let s = std::slice::from_raw_parts_mut(p, 2); s[0] = 7; let y = ptr::read(p); ptr::swap(p, p.add(3)); ptr::copy_nonoverlapping(p, p.add(2), 2); let w = *(p as *const u16); let e = p.wrapping_add(4); let n = e.offset_from(p); let z: u32 = mem::transmute(x); let f: f32 = mem::transmute::<u32, f32>(z); }
    let mut u = MaybeUninit::<[String; 2]>::uninit(); unsafe { let q = u.as_mut_ptr() as *mut String; q.write(String::from("a")); q.add(1).write("b".to_owned()); let arr = u.assume_init(); let [a, b] = arr; }
    let md = ManuallyDrop::new(vec![1]); let v2 = unsafe { Vec::from_raw_parts(md.as_ptr() as *mut i32, md.len(), md.capacity()) };
    #[repr(C, packed)] struct Pk { a: u8, b: u32 } let pk = Pk { a: 1, b: 2 }; let pb = addr_of!(pk.b); let vb = unsafe { pb.read_unaligned() }; let cp = { pk.b }; let off = mem::offset_of!(Pk, b);
    let b = Box::new(5); let r = Box::leak(b); *r += 1; let c = unsafe { Box::from_raw(r) }; let raw: *const dyn Any = &*c as &dyn Any as *const dyn Any; let any: Box<dyn Any> = c; match any.downcast::<i32>() { Ok(i) => drop(i), Err(_) => unreachable!() }
    let cell = Cell::new(1); let cr: &Cell<[i32]> = &Cell::new([1, 2]); let sl = cr.as_slice_of_cells(); sl[0].set(cell.take()); let mut uc = UnsafeCell::new(1); *uc.get_mut() = 2; unsafe { *uc.get() += 1; } let addr = &raw const cell as usize; let back = addr as *const Cell<i32>; let nn = NonNull::from(&cell); let cast: NonNull<u8> = nn.cast(); let o = Some(nn).map(|n| unsafe { n.as_ref().get() });
}
fn iters(v: &[i32]) -> Option<i32> {
    let a: Vec<_> = v.iter().copied().zip(v.iter().skip(1)).map(|(a, b)| a * b).filter(|x| x % 2 == 0).collect(); let b = v.chunks(2).map(|c| c.iter().sum::<i32>()).max()?; let (e, o): (Vec<i32>, Vec<i32>) = v.iter().partition(|&&x| x > 2); let pos = v.iter().position(|&x| x == 3); let f = v.iter().fold(String::new(), |mut acc, x| { acc.push_str(&x.to_string()); acc }); let mut it = v.iter().peekable(); while let Some(x) = it.next() { if let Some(&&n) = it.peek() { if n > *x { break; } } }
    let r = v.iter().try_fold(0i32, |acc, &x| acc.checked_add(x)); let w: Result<Vec<i32>, std::num::ParseIntError> = "1 2".split_whitespace().map(|s| s.parse::<i32>()).collect(); let mut s = v.to_vec(); s.sort_by(|a, b| b.cmp(a)); s.sort_by_key(|x| -x); s.dedup(); s.retain(|x| *x > 0); s.extend_from_slice(&a); let z = s.iter().rev().step_by(2).take_while(|x| **x > 1).last().cloned(); for (i, w) in s.windows(2).enumerate() { if w[0] > w[1] { return Some(i as i32); } } let first = s.first()?; let mn = *s.iter().min_by_key(|x| (**x - 3).abs())?; Some(b + first + mn)
}
fn cows(s: &str) -> Cow<'_, str> { if s.contains(' ') { Cow::Owned(s.replace(' ', "_")) } else { Cow::Borrowed(s) } }
fn errs(s: &str) -> Result<i32, Box<dyn std::error::Error>> { let x: i32 = s.trim().parse()?; if x < 0 { return Err("neg".into()); } if x == 0 { Err(format!("zero {x}"))? } Ok(x) }
trait Visitor { type Out; fn visit(&mut self, n: &Expr) -> Self::Out; }
enum Expr { Num(f64), Bin(Box<Expr>, char, Box<Expr>), Neg(Box<Expr>) }
struct Eval; impl Visitor for Eval { type Out = Result<f64, String>; fn visit(&mut self, n: &Expr) -> Self::Out { Ok(match n { Expr::Num(x) => *x, Expr::Neg(e) => -self.visit(e)?, Expr::Bin(l, op @ ('+' | '-'), r) => { let (l, r) = (self.visit(l)?, self.visit(r)?); if *op == '+' { l + r } else { l - r } } Expr::Bin(_, op, _) => return Err(format!("bad {op}")) }) } }
fn main() { let mut a = MyArc::new(3); let b = a.clone(); if let Some(x) = a.get_mut() { *x = 4; } let c = *a + *b; maps(); raws(); let x = iters(&[1, 2, 3]); let y = cows("a b").into_owned(); let z = errs("5").unwrap_or(0); let e = Eval.visit(&Expr::Neg(Box::new(Expr::Num(1.0)))); let r = std::panic::catch_unwind(|| { panic!("x {}", z) });  let cf: ControlFlow<i32> = (0..3).try_for_each(|x| if x == 2 { ControlFlow::Break(x) } else { ControlFlow::Continue(()) }); println!("{c} {:?} {y:?} {z} {:?} {:#?}", x, e.is_ok(), r.is_err()); }
