// What a B-tree drops, and in what order, also when a drop panics.
use std::collections::BTreeMap;
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
struct D(u32);
impl Drop for D { fn drop(&mut self) { println!("drop {}", self.0); if self.0 == 13 && !std::thread::panicking() { panic!("thirteen"); } } }
fn map(n: u32) -> BTreeMap<D, D> { (0..n).map(|i| (D(i * 10 + 1), D(i * 10 + 2))).collect() }
fn main() {
    drop(map(3)); println!("-- into_iter");
    let mut it = map(4).into_iter(); println!("{:?} {:?}", it.next(), it.next_back()); drop(it); println!("-- replace");
    let mut m = map(2); println!("{:?}", m.insert(D(1), D(99))); println!("-- remove"); println!("{:?}", m.remove_entry(&D(11))); println!("-- clear"); m.clear(); println!("-- retain");
    let mut m = map(5); m.retain(|k, _| k.0 > 20); println!("-- split"); let r = m.split_off(&D(31)); println!("{} {}", m.len(), r.len()); drop(r); println!("-- append"); let mut a = map(2); a.append(&mut m); println!("{}", a.len()); println!("-- into_values"); let v: Vec<D> = a.into_values().collect(); println!("{}", v.len()); drop(v);
    println!("-- panic"); let r = std::panic::catch_unwind(|| { let mut m = map(2); m.insert(D(5), D(13)); m.insert(D(6), D(7)); drop(m); }); println!("{}", r.is_err());
    println!("-- into_iter panic"); let r = std::panic::catch_unwind(|| { let mut m = map(3); m.insert(D(5), D(13)); let mut i = m.into_iter(); i.next(); drop(i); }); println!("{}", r.is_err());
    println!("-- zst"); let mut z: BTreeMap<(), ()> = BTreeMap::new(); z.insert((), ()); z.insert((), ()); println!("{z:?} {}", z.len()); let mut e: BTreeMap<u8, ()> = (0..200).map(|x| (x, ())).collect(); for x in (0..200).step_by(2) { e.remove(&x); } println!("{} {:?}", e.len(), e.range(50..60).collect::<Vec<_>>()); for (_, v) in e.iter_mut() { *v = (); } println!("{:?}", e.keys().rev().take(3).collect::<Vec<_>>()); println!("{:?}", e.into_keys().map(|k| k as u32).sum::<u32>());
}
