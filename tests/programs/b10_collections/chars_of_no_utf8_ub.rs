// Decoding a string takes for granted that all bytes are there which the first one announces.
fn main() {
    let text = "aé漢😀z";
    println!("{:?} {}", text.chars().collect::<Vec<_>>(), text.chars().rev().collect::<String>());
    let text = unsafe { std::str::from_utf8_unchecked(&[0x61, 0xff, 0x7f]) };
    for c in text.chars() {
        println!("{}", c as u32);
    }
}
