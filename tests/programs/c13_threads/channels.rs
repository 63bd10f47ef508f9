// Channels: without bound, with room for some messages, and without room, where a message is handed over.
use std::sync::mpsc::{self, RecvTimeoutError, TryRecvError, TrySendError};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = mpsc::sync_channel(1);
    println!("{:?} {:?}", sender.try_send(1), sender.try_send(2));
    println!("{:?} {:?}", receiver.try_recv(), receiver.try_recv());
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(1)));
    let worker = thread::spawn(move || {
        for n in 0..3 {
            sender.send(n).unwrap();
        }
    });
    println!("{:?}", receiver.iter().collect::<Vec<i32>>());
    worker.join().unwrap();
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(1)) == Err(RecvTimeoutError::Disconnected));

    let (sender, receiver) = mpsc::sync_channel(0);
    println!("{}", matches!(sender.try_send("nobody waits"), Err(TrySendError::Full(_))));
    let handed = thread::spawn(move || {
        let first = sender.send("first");
        (first, sender.send("second").map_err(|e| e.0))
    });
    println!("{:?}", receiver.recv());
    thread::sleep(Duration::from_millis(2));
    drop(receiver);
    println!("{:?}", handed.join().unwrap());

    let (sender, receiver) = mpsc::channel::<Box<u8>>();
    sender.send(Box::new(1)).unwrap();
    drop(sender);
    println!("{:?}", receiver.recv());
    println!("{}", receiver.try_recv() == Err(TryRecvError::Disconnected));

    let pair = Arc::new((Mutex::new(0), Condvar::new()));
    let theirs = pair.clone();
    let spoiler = thread::spawn(move || {
        let mut held = theirs.0.lock().unwrap();
        *held = 1;
        theirs.1.notify_all();
        panic!("while it holds the lock");
    });
    let mut held = pair.0.lock().unwrap_or_else(|e| e.into_inner());
    while *held == 0 {
        held = pair.1.wait(held).unwrap_or_else(|e| e.into_inner());
    }
    drop(held);
    println!("{} {}", spoiler.join().is_err(), pair.0.is_poisoned());
}
