// Once written through, a `&mut Cell` is as unique as any other: a foreign write disables it.
use std::cell::Cell;

fn main() {
    let mut c = Cell::new(1u8);
    let p = &raw mut c;
    let m = unsafe { &mut *p };
    *m.get_mut() = 2;
    unsafe { (*p).set(5) };
    println!("{}", m.get());
}
