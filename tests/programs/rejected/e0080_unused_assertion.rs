// A constant is evaluated whether anybody uses it or not.
const fn small(n: usize) -> bool {
    n < 4
}

const _: () = assert!(small(3));
const _: () = assert!(small(size_of::<u64>()), "too large");

fn main() {}
