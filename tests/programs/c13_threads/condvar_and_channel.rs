// Waiting for what another thread does: a condition, a message, a word of wake-up, a barrier.
use std::sync::mpsc;
use std::sync::{Arc, Barrier, Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let pair = Arc::new((Mutex::new(None), Condvar::new()));
    let theirs = Arc::clone(&pair);
    let teller = thread::spawn(move || {
        thread::sleep(Duration::from_millis(3));
        *theirs.0.lock().unwrap() = Some(7);
        theirs.1.notify_one();
    });
    let told = pair.1.wait_while(pair.0.lock().unwrap(), |told| told.is_none()).unwrap();
    println!("{:?}", *told);
    drop(told);
    teller.join().unwrap();

    let (sender, receiver) = mpsc::channel();
    let other = sender.clone();
    let a = thread::spawn(move || sender.send(1).unwrap());
    let b = thread::spawn(move || other.send(2).unwrap());
    let mut got: Vec<i32> = receiver.iter().collect();
    got.sort();
    println!("{got:?}");
    a.join().unwrap();
    b.join().unwrap();
    println!("{:?}", receiver.recv());

    let sleeper = thread::spawn(|| {
        thread::park();
        "awake"
    });
    sleeper.thread().unpark();
    println!("{}", sleeper.join().unwrap());

    let barrier = Barrier::new(2);
    let leaders = thread::scope(|s| {
        let one = s.spawn(|| barrier.wait().is_leader());
        let mine = barrier.wait().is_leader();
        one.join().unwrap() as u32 + mine as u32
    });
    println!("{leaders}");
}
