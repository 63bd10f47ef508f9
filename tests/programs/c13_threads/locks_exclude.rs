// Threads that add under a lock lose nothing; a reader and writer lock lets readers in together.
use std::sync::{Arc, Mutex, RwLock};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let handles: Vec<_> = (1..=4)
        .map(|n| {
            let count = Arc::clone(&count);
            thread::spawn(move || {
                for _ in 0..3 {
                    let mut held = count.lock().unwrap();
                    let seen = *held;
                    thread::yield_now();
                    *held = seen + n;
                }
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    println!("{}", count.lock().unwrap());

    let shared = RwLock::new(String::from("a"));
    thread::scope(|s| {
        s.spawn(|| shared.write().unwrap().push('b'));
        s.spawn(|| assert!(shared.read().unwrap().starts_with('a')));
    });
    println!("{}", shared.into_inner().unwrap());
}
