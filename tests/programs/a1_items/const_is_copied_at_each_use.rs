// A `const` is a fresh value at each use: changing one use does not change the next.
use std::cell::Cell;

const ZERO: Cell<u32> = Cell::new(0);
const ARRAY: [i32; 3] = [1, 2, 3];

fn main() {
    ZERO.set(5);
    println!("{}", ZERO.get());
    let own = ZERO;
    own.set(9);
    println!("{} {}", own.get(), ZERO.get());
    let mut copy = ARRAY;
    copy[0] = 100;
    println!("{copy:?} {ARRAY:?}");
    let r: &'static i32 = &ARRAY[1];
    println!("{r}");
}
