// A loop that never yields does not keep the others from running.
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;
use std::time::{Duration, Instant};

static STOP: AtomicBool = AtomicBool::new(false);

fn main() {
    let begin = Instant::now();
    let worker = thread::spawn(|| {
        let mut rounds = 0u64;
        while !STOP.load(Relaxed) {
            rounds += 1;
        }
        rounds > 0
    });
    thread::sleep(Duration::from_millis(5));
    STOP.store(true, Relaxed);
    println!("{} {}", worker.join().unwrap(), begin.elapsed() >= Duration::from_millis(5));
}
