// A thread gives its result to who joins it; what it did happens before the join returns.
use std::thread;

fn main() {
    let mut numbers = vec![1, 2, 3];
    let handle = thread::spawn(move || {
        numbers.push(4);
        numbers
    });
    let numbers = handle.join().unwrap();
    println!("{numbers:?}");
    let sums: Vec<u32> = (0..3).map(|n| thread::spawn(move || n * 10)).map(|h| h.join().unwrap()).collect();
    println!("{sums:?}");
}
