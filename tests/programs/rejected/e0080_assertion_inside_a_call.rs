mod limits {
    pub const fn half(x: u32) -> u32 {
        assert!(x % 2 == 0, "odd");
        x / 2
    }

    pub static MIDDLE: u32 = half(3);
}

fn main() {
    const _: () = assert!(std::mem::size_of::<u64>() == 8);
}
