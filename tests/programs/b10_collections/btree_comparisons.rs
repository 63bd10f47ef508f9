// How often and with what a B-tree compares is what the real one does: node by node, one key after the other.
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::*;
thread_local! { static LOG: RefCell<Vec<(u32, u32)>> = RefCell::new(Vec::new()); }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct K(u32);
impl PartialOrd for K { fn partial_cmp(&self, o: &K) -> Option<Ordering> { Some(self.cmp(o)) } }
impl Ord for K { fn cmp(&self, o: &K) -> Ordering { LOG.with(|l| l.borrow_mut().push((self.0, o.0))); self.0.cmp(&o.0) } }
fn log(name: &str) { LOG.with(|l| { let l = std::mem::take(&mut *l.borrow_mut()); let h = l.iter().fold(7u64, |h, (a, b)| h.wrapping_mul(31).wrapping_add((*a as u64) * 1000 + *b as u64)); println!("{name}: {} {h:x} {:?}", l.len(), &l[..l.len().min(6)]); }); }
fn data(n: usize, kind: u32) -> Vec<K> { let mut x = 12345u32; (0..n).map(|i| match kind { 0 => { x = x.wrapping_mul(1103515245).wrapping_add(12345); K((x >> 16) % 100) } 1 => K(i as u32), 2 => K((n - i) as u32), _ => K((i % 3) as u32) }).collect() }
fn main() {
    let mut m = BTreeMap::new(); for k in data(24, 0) { m.insert(k, 0); } log("btree insert"); m.get(&K(5)); log("btree get"); m.range(K(3)..K(50)).count(); log("range"); m.range_mut(K(3)..=K(9)).count(); log("range_mut"); m.remove(&K(40)); log("remove"); for k in 0..30 { m.remove(&K(k * 3)); } log("removes");
    let m2: BTreeMap<K, i32> = data(12, 0).into_iter().map(|k| (k, 1)).collect(); log("btree collect"); let _ = m.first_key_value(); let mut m3 = m2.clone(); log("clone"); m3.append(&mut m); log("append");
    *m3.entry(K(7)).or_insert(1) += 1; log("entry vacant"); *m3.entry(K(7)).or_insert(1) += 1; log("entry occupied"); m3.pop_first(); m3.pop_last(); log("pops"); let t = m3.split_off(&K(40)); log("split_off"); println!("{:?} {:?}", m3, t); m3.retain(|k, _| k.0 % 2 == 0); log("retain"); m3.first_entry().map(|e| e.remove()); m3.extend(data(5, 1).into_iter().map(|k| (k, 9))); log("extend"); println!("{:?}", m3); println!("{}", m3 == m2); log("eq"); println!("{:?}", m3.partial_cmp(&m2)); log("cmp");
    let s: BTreeSet<K> = data(12, 0).into_iter().collect(); log("set collect"); let mut u: BTreeSet<K> = BTreeSet::new(); for k in data(30, 2) { u.insert(k); } log("set inserts"); u.contains(&K(4)); log("contains"); u.take(&K(4)); log("take"); u.replace(K(5)); log("replace"); u.get(&K(5)); log("get"); println!("{:?} {:?}", u.range(K(3)..).next(), u.range(..K(3)).next_back()); log("set range"); let v: Vec<K> = s.into_iter().rev().collect(); println!("{v:?}");
    let mut big = BTreeMap::new(); for i in 0..26u32 { big.insert(K(i * 17 % 29), i); } log("big"); for i in 0..14u32 { big.remove(&K(i * 53 % 29)); } log("big removes"); println!("{:?}", big);
}
