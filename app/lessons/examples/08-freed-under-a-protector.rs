//! title: Freeing what an argument still protects
//! about: While a &mut argument lives, its memory must not be freed, not even by the one who owns it.
//! expect: ub
//! group: Protectors

fn consume(value: &mut i32, free: impl FnOnce()) {
    println!("{value}");
    free(); // the Box is dropped while value is protected
}

fn main() {
    let owner = Box::into_raw(Box::new(7));
    consume(unsafe { &mut *owner }, || {
        drop(unsafe { Box::from_raw(owner) });
    });
}
