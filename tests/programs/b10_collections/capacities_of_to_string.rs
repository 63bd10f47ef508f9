// The text of strings, characters and integers is put into a buffer of its size; everything else grows.
use std::borrow::Cow;

fn main() {
    println!("{} {} {}", "abc".to_string().capacity(), (&&"abc").to_string().capacity(), "é".trim().to_string().capacity());
    println!("{} {}", String::from("abcde").to_string().capacity(), Cow::from("abc").to_string().capacity());
    println!("{} {} {}", 'c'.to_string().capacity(), 'é'.to_string().capacity(), true.to_string().capacity());
    println!("{} {} {}", 5u8.to_string().capacity(), 123456u32.to_string().capacity(), u128::MAX.to_string().capacity());
    println!("{} {} {}", 0i8.to_string().capacity(), (-100i8).to_string().capacity(), (-5i64).to_string().capacity());
    println!("{} {}", i128::MIN.to_string(), i128::MIN.to_string().capacity());
    println!("{} {}", format_args!("abc").to_string().capacity(), format_args!("abc{}", 1).to_string().capacity());
    println!("{} {} {}", 1.5f32.to_string().capacity(), Box::new("abc").to_string().capacity(), String::from('c').capacity());
    let shown: &dyn std::fmt::Display = &"abc";
    println!("{}", shown.to_string().capacity());
}
