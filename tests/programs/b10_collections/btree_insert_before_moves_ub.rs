// An insertion before the value moves it: its old bytes are written.
use std::collections::BTreeMap;

fn main() {
    let mut map = BTreeMap::from([(1, 10), (2, 20)]);
    let p: &i32 = unsafe { &*(&map[&2] as *const i32) };
    map.insert(0, 0);
    println!("{p}");
}
