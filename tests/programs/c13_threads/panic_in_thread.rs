// A panic ends its own thread; the payload is what `join` answers, and a lock that was held is poisoned.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let lock = Arc::new(Mutex::new(1));
    let inner = Arc::clone(&lock);
    let handle = thread::Builder::new().name("loser".to_string()).spawn(move || {
        let _guard = inner.lock().unwrap();
        panic!("no luck");
    });
    let payload = handle.unwrap().join().unwrap_err();
    println!("{:?} {}", payload.downcast_ref::<&str>(), lock.is_poisoned());
    let caught = std::panic::catch_unwind(|| {
        thread::scope(|s| {
            s.spawn(|| panic!("in the scope"));
        })
    });
    println!("{}", caught.is_err());
}
