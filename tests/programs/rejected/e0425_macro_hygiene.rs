// A macro's own local is not seen by its caller.
macro_rules! hidden {
    () => {
        let inside = 1;
        let _ = inside;
    };
}

fn main() {
    hidden!();
    println!("{}", inside);
}
