// chars, bytes, case, boundaries, parsing and repetition.
fn main() {
    let s = "Straße 9";
    println!("{} {} {}", s.to_uppercase(), s.to_lowercase(), s.to_ascii_uppercase());
    println!("{:?} {:?}", s.chars().rev().collect::<String>(), s.bytes().nth(4));
    println!("{} {}", s.is_char_boundary(5), s.is_char_boundary(4));
    println!("{:?} {:?}", s.get(4..6), s.get(5..7));
    println!("{:?} {:?}", "12".parse::<u8>(), "300".parse::<u8>().map_err(|e| e.to_string()));
    println!("{:?} {:?}", "-2.5e1".parse::<f64>(), "true".parse::<bool>());
    println!("{:?} {:?}", "x".parse::<char>(), "".parse::<i32>().map_err(|e| e.to_string()));
    println!("{} {}", "ab".repeat(3), "abc" < "abd");
    println!("{:?} {:?}", 'z'.to_digit(36), char::from_digit(7, 10));
    println!("{} {} {}", 'é'.is_alphabetic(), 'A'.to_ascii_lowercase(), 'ß'.len_utf8());
    println!("{:?} {}", char::from_u32(0x41), ('a' as u8 + 3) as char);
    println!("{} {}", "Hello".eq_ignore_ascii_case("hELLO"), "a\tb\"".escape_debug());
    let mut m = String::from("abc");
    m.make_ascii_uppercase();
    println!("{m} {:?}", std::str::from_utf8(&[0xe2, 0x82, 0xac]));
}
