// A protector ends when its frame is left by a panic: the reference may be written by others after it.
use std::panic::{AssertUnwindSafe, catch_unwind};

fn callee(r: &mut i32) {
    *r += 1;
    panic!("out of here");
}

fn main() {
    let mut x = 1;
    let p = &raw mut x;
    let result = catch_unwind(AssertUnwindSafe(|| callee(unsafe { &mut *p })));
    unsafe { *p += 10 };
    println!("{} {}", result.is_err(), unsafe { *p });
}
