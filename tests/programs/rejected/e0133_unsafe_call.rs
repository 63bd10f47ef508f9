// An unsafe function called outside of an unsafe block.
unsafe fn f() -> u8 {
    1
}

fn main() {
    println!("{}", f());
}
