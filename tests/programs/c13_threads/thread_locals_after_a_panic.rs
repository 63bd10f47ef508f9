// Thread-local values of main are dropped also when it ends by a panic.
struct Told;

impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped");
    }
}

thread_local! {
    static TOLD: Told = Told;
}

fn main() {
    TOLD.with(|_| ());
    panic!("the end");
}
