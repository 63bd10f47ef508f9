// Literals and nested format_args! become part of the format string: a panic's text is then a plain `&str`.
use std::panic::catch_unwind;

fn kind(f: fn()) -> &'static str {
    match catch_unwind(f).unwrap_err().downcast_ref::<&str>() {
        Some(s) => s,
        None => "(a String)",
    }
}

fn main() {
    println!("{}", kind(|| panic!("n = {}", 3)));
    println!("{}", kind(|| panic!("{} {} {}", &1u8, "two", 0xffi64)));
    println!("{}", kind(|| panic!("{}", 300.5)));
    println!("{}", kind(|| panic!("{}", -1)));
    println!("{}", kind(|| panic!("{:?}", "debug")));
    println!("{}", kind(|| panic!("{:3}", 7)));
    println!("{}", kind(|| panic!("{x}-{x}", x = 7)));
    println!("{}", kind(|| panic!("<{}>", format_args!("{}{}", concat!("a", 1), 2))));
    let x = 5;
    println!("{1} {0:?} {0} {2:.0$}", 1, format_args!("[{}{}]", x, "in"), 2.25);
    println!("{a} {b:>c$} {}", 4, a = "A", b = x, c = 3);
}
