// A thread that nobody joins may go on a little after `main` has returned, and ends with the program.
use std::thread;

fn main() {
    thread::spawn(|| println!("soon"));
    thread::spawn(|| loop {
        thread::park();
    });
    println!("main is done");
}
