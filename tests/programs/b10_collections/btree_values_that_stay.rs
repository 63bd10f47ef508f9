// A pointer to a value of a B-tree is good as long as the value's own bytes are not written: searching makes references
// to whole nodes, which only read; an insertion behind it writes other bytes of the leaf; a split leaves the old bytes behind.
use std::collections::BTreeMap;

fn main() {
    let mut map: BTreeMap<u32, u32> = (0..10).map(|k| (k, k * 10)).collect();
    let p: *mut u32 = map.get_mut(&1).unwrap();
    *map.get_mut(&2).unwrap() += 1;
    unsafe { *p += 1 };
    map.insert(10, 100);
    println!("{} {}", unsafe { *p }, map[&1]);
    let high = &raw const map[&10];
    map.insert(11, 110);
    println!("{} {} {}", unsafe { *p }, unsafe { *high }, high == &raw const map[&10]);
}
