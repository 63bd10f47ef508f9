// Integer ranges with a gap.
fn main() {
    match 7u8 {
        0..=9 => println!("low"),
        11..=255 => println!("high"),
    }
}
