// Sets of very different sizes are searched, others walked side by side; size hints and comparisons are those of the real ones.
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::*;
thread_local! { static LOG: RefCell<Vec<(u32, u32)>> = RefCell::new(Vec::new()); }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct K(u32);
impl PartialOrd for K { fn partial_cmp(&self, o: &K) -> Option<Ordering> { Some(self.cmp(o)) } }
impl Ord for K { fn cmp(&self, o: &K) -> Ordering { LOG.with(|l| l.borrow_mut().push((self.0, o.0))); self.0.cmp(&o.0) } }
fn log(name: &str) { LOG.with(|l| { let l = std::mem::take(&mut *l.borrow_mut()); let h = l.iter().fold(7u64, |h, (a, b)| h.wrapping_mul(31).wrapping_add((*a as u64) * 1000 + *b as u64)); println!("{name}: {} {h:x} {:?}", l.len(), &l[..l.len().min(6)]); }); }
fn set(r: impl Iterator<Item = u32>) -> BTreeSet<K> { let s = r.map(K).collect(); LOG.with(|l| l.borrow_mut().clear()); s }
fn main() {
    let sets = [set(0..2), set((0..33).map(|x| x * 3)), set(90..93)];
    for (i, a) in sets.iter().enumerate() { for (j, b) in sets.iter().enumerate() {
        let d = a.difference(b); let h = d.size_hint(); let c: Vec<_> = d.clone().map(|k| k.0).take(9).collect(); log(&format!("diff {i} {j} {h:?} {c:?}"));
        let d = a.intersection(b); let h = d.size_hint(); let c: Vec<_> = d.clone().map(|k| k.0).take(9).collect(); log(&format!("inter {i} {j} {h:?} {c:?}"));
        let mut d = a.union(b); let h = d.size_hint(); d.next(); let h2 = d.size_hint(); let c = d.clone().count(); log(&format!("union {i} {j} {h:?} {h2:?} {c:?}"));
        let d = a.symmetric_difference(b); let h = d.size_hint(); let c = d.clone().map(|k| k.0).sum::<u32>(); log(&format!("sym {i} {j} {h:?} {c:?}"));
        println!("{} {} {}", a.is_subset(b), a.is_superset(b), a.is_disjoint(b)); log("is");
    } }
}
