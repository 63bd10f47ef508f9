// Scoped threads borrow locals of the thread that made them, and end before the scope does.
use std::thread;

fn main() {
    let mut left = [1, 2];
    let mut right = [3, 4];
    let total = thread::scope(|s| {
        let a = s.spawn(|| {
            left[0] += 10;
            left.iter().sum::<i32>()
        });
        s.spawn(|| right.reverse());
        a.join().unwrap()
    });
    println!("{total} {left:?} {right:?}");
}
