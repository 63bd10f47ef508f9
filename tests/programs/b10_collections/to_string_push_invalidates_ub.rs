// The buffer of `to_string` has no room to spare: the first push moves the text.
fn main() {
    let mut s = "abc".to_string();
    let text: &'static str = unsafe { &*(s.as_str() as *const str) };
    s.push('d');
    println!("{text}");
}
