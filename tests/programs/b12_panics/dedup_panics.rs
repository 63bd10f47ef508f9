// A comparison or a drop that panics in `dedup_by` leaves each element once.
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};

struct D(i32, bool);

impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0);
        if self.1 {
            self.1 = false;
            resume_unwind(Box::new(0))
        }
    }
}

fn main() {
    let four = |boom: i32| (0..4).map(|n| D(n, n == boom)).collect::<Vec<_>>();
    let caught = catch_unwind(AssertUnwindSafe(|| {
        four(-1).dedup_by(|a, b| if a.0 == 3 { resume_unwind(Box::new(1)) } else { a.0 / 2 == b.0 / 2 })
    }));
    println!("{}", caught.is_err());
    let caught = catch_unwind(AssertUnwindSafe(|| four(1).dedup_by_key(|d| d.0 / 2)));
    println!("{}", caught.is_err());
    let mut v = four(-1);
    v.dedup_by_key(|d| d.0 / 3);
    println!("| {}", v.len());
}
