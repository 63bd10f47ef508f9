use std::cell::Cell;
thread_local!(static LIVE: Cell<i32> = const { Cell::new(0) });
struct D(u8);
impl D { fn new(x: u8) -> D { LIVE.set(LIVE.get() + 1); D(x) } }
impl Clone for D { fn clone(&self) -> D { if self.0 == 9 { panic!("no more") } D::new(self.0 + 10) } }
impl Drop for D { fn drop(&mut self) { LIVE.set(LIVE.get() - 1) } }
fn main() {
    let mut it = [1, 2, 3, 4].map(D::new).into_iter();
    it.next(); it.next_back();
    let c = it.clone();
    println!("{:?} {:?} {}", it.map(|d| d.0).collect::<Vec<_>>(), c.as_slice().iter().map(|d| d.0).collect::<Vec<_>>(), LIVE.get());
    drop(c);
    let it = [1, 9, 2].map(D::new).into_iter();
    println!("{} {}", std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| it.clone())).is_err(), LIVE.get());
    drop(it);
    println!("{} {:?}", LIVE.get(), std::iter::once(1).chain([2, 3]).cycle().skip(1).take(5).collect::<Vec<_>>());
    let mut words = [1, 0, 2, 3, 0].split(|x| *x == 0);
    words.next();
    println!("{:?} {:?}", words.clone().collect::<Vec<_>>(), words.map(<[i32]>::len).collect::<Vec<_>>());
    let v = [1, 1, 0, 2, 2];
    let (mut a, mut b, mut c) = (v.rsplit(|x| *x == 0), v.split_inclusive(|x| *x == 0), v.chunk_by(|x, y| x == y));
    println!("{:?} {:?} {:?}", a.next(), b.next(), c.next());
    println!("{:?} {:?} {:?}", a.clone().next(), b.clone().next(), c.clone().next());
    println!("{} {} {}", a.count(), b.count(), c.count());
}
