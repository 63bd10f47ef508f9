// `get_mut` makes a `&mut` to the whole leaf, which is only a read under Tree Borrows until it is written through.
use std::collections::BTreeMap;

fn main() {
    let mut map = BTreeMap::from([(1, 10), (2, 20)]);
    let p: *mut i32 = map.get_mut(&1).unwrap();
    *map.get_mut(&2).unwrap() = 21;
    unsafe { *p = 11 };
    println!("{map:?}");
}
