// A thread that nobody joins ends with the program.
use std::thread;

fn main() {
    thread::spawn(|| loop {
        thread::park();
    });
    println!("main is done");
}
