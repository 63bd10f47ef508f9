// A generic function's nested items do not use its parameters; each instance has its own type.
fn describe<T: std::fmt::Debug, const N: usize>(items: [T; N]) -> String {
    const PREFIX: &str = "items";
    struct Local(usize);
    impl Local {
        fn show(&self) -> String {
            format!("{PREFIX}#{}", self.0)
        }
    }
    format!("{} {:?} {}", Local(N).show(), items, size_of::<T>())
}

fn main() {
    println!("{}", describe([1u8, 2, 3]));
    println!("{}", describe(["x"]));
    println!("{}", describe::<f64, 0>([]));
}
