// The assertion is made for each type that the function is called with, though its value is not used.
struct Four<T>(T);

impl<T> Four<T> {
    const CHECK: () = assert!(std::mem::size_of::<T>() == 4, "only for four bytes");

    fn new(value: T) -> Self {
        let _ = Self::CHECK;
        Four(value)
    }
}

fn main() {
    println!("{}", Four::new(1u32).0);
    println!("{}", Four::new(1u8).0);
}
