// Statics are shared between threads; the type is what is wrong.
use std::cell::Cell;

static COUNT: Cell<u32> = Cell::new(1);

fn main() {
    COUNT.set(2);
}
