// A constant of no size has a value all the same, asked for when the function is called.
struct Buffer<T>(T);

impl<T> Buffer<T> {
    const LARGE: () = assert!(size_of::<T>() > 1, "too small");

    fn new(value: T) -> Self {
        Self::LARGE;
        Buffer(value)
    }
}

fn main() {
    println!("{}", Buffer::new(1u16).0);
    println!("{}", Buffer::new(1u8).0);
}
