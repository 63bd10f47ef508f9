// Escapes, raw strings, byte strings, C strings, continued lines.
fn main() {
    println!("{} {} {:?} {:?}", 'a', '\u{e9}', '\n', '\'');
    println!("{:?}", "tab\t quote\" back\\ nul\0 \x41 \u{1F600}");
    println!("{}", r"no \n escape");
    println!("{}", r#"a "quoted" word"#);
    println!("{:?} {:?}", b'a', b'\xff');
    println!("{:?} {:?}", b"bytes\x00\n", br"raw\");
    println!(
        "one \
         line"
    );
    println!("two
lines");
    println!("{:?}", c"nul-terminated".to_bytes_with_nul().len());
    println!("{} {}", "é".len(), "é".chars().count());
}
