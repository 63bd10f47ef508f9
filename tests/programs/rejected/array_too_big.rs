// A type may be too big for any memory; it is noticed when a function with such a value is compiled.
fn two<T>(value: T) -> [T; 2] where T: Copy {
    [value, value]
}

fn main() {
    println!("{}", two(1u8).len());
    let huge: [u32; 1 << 61] = [0; 1 << 61];
    println!("{}", huge.len());
}
