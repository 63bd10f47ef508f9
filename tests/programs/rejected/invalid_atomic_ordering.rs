use std::sync::atomic::{AtomicI32, Ordering, fence};

fn main() {
    let number = AtomicI32::new(1);
    number.store(2, Ordering::Release);
    fence(Ordering::AcqRel);
    println!("{}", number.load(Ordering::Release));
}
