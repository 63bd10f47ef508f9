// `catch_unwind` gives the closure's value or the panic's payload; `resume_unwind` throws it on.
use std::panic::{self, AssertUnwindSafe};

fn main() {
    println!("{:?}", panic::catch_unwind(|| 5).unwrap());
    let e = panic::catch_unwind(|| panic!("text")).unwrap_err();
    println!("{:?}", e.downcast_ref::<&str>());
    let e = panic::catch_unwind(|| panic!("n = {}", 3)).unwrap_err();
    println!("{:?}", e.downcast_ref::<String>());
    let e = panic::catch_unwind(|| panic::panic_any(7u8)).unwrap_err();
    println!("{:?} {:?}", e.downcast_ref::<u8>(), e.downcast_ref::<&str>());
    let mut n = 0;
    let r = panic::catch_unwind(AssertUnwindSafe(|| {
        n += 1;
        if n == 1 {
            panic!("first");
        }
    }));
    println!("{n} {}", r.is_err());
    let r = panic::catch_unwind(|| {
        let e = panic::catch_unwind(|| panic!("again")).unwrap_err();
        panic::resume_unwind(e);
    });
    println!("{:?}", r.unwrap_err().downcast_ref::<&str>());
}
