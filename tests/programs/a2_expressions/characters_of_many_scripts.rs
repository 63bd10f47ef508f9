// Properties of characters are those of today's Unicode: vowel signs are alphabetic, marks extend what they follow.
fn main() {
    let text = "aZ9é ßⅧⓐ²½नमस्ते กำ מְ ա ǅ ʰ ª ͅ 한글 漢字 ٣ 𝔸 😀 \u{200d}\u{301}\u{93e}\u{e000}\u{378}\u{10d70}\u{1c89}\u{ad}\u{feff}";
    for c in text.chars() {
        let properties = [c.is_alphabetic(), c.is_numeric(), c.is_alphanumeric(), c.is_uppercase(), c.is_lowercase(), c.is_whitespace()];
        let shown: String = properties.iter().map(|p| if *p { '1' } else { '0' }).collect();
        println!("{:05x} {shown} {c:?} {}", c as u32, c.escape_debug());
    }
    println!("{text:?}");
    println!("{:?}", "नमस्ते दुनिया, привет мир".split(|c: char| !c.is_alphabetic()).collect::<Vec<_>>());
    println!("{:?}", "o\u{308}\u{302} \u{308}x".escape_debug().to_string());
}
