// A destructor that runs while a panic unwinds may panic and catch that itself: each keeps its own payload.
use std::panic::{catch_unwind, panic_any, resume_unwind};

struct Guard(u32);

impl Drop for Guard {
    fn drop(&mut self) {
        let inner = catch_unwind(|| panic_any(self.0));
        println!("in drop: {:?}, panicking {}", inner.unwrap_err().downcast_ref::<u32>(), std::thread::panicking());
        if self.0 > 1 {
            let again = catch_unwind(|| {
                let _guard = Guard(self.0 - 1);
                resume_unwind(Box::new("from within"));
            });
            println!("again: {:?}", again.unwrap_err().downcast_ref::<&str>());
        }
    }
}

fn main() {
    let outer = catch_unwind(|| {
        let _guard = Guard(3);
        panic_any(String::from("outer"));
    });
    println!("{:?} {}", outer.unwrap_err().downcast_ref::<String>(), std::thread::panicking());
    let thread = std::thread::spawn(|| {
        let _guard = Guard(1);
        panic_any('t');
    });
    println!("{:?}", thread.join().unwrap_err().downcast_ref::<char>());
    let _guard = Guard(1);
    panic_any(0.5);
}
