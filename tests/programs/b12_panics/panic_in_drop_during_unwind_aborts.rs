// A panic while dropping during another panic aborts the process.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        println!("bomb");
        panic!("second");
    }
}

fn main() {
    let _b = Bomb;
    println!("before");
    panic!("first");
}
