// write! and writeln! into a String; format! and dbg! give values back.
use std::fmt::Write;

fn main() {
    let mut s = String::new();
    write!(s, "{}-{:02}", "a", 5).unwrap();
    writeln!(s).unwrap();
    writeln!(&mut s, "line {}", 2).unwrap();
    s.write_char('!').unwrap();
    println!("{s:?}");
    let n = dbg!(s.len() * 2) + 1;
    let (a, b) = dbg!(1, "x");
    println!("{n} {a} {b}");
    let t = format!("{s}{}", format_args!("<{}>", 3));
    println!("{}", t.len());
}
