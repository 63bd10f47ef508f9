use std::fmt;
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Shape {
    Round,
    Square { side: u8 },
}
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shape::Round => f.write_str("round"),
            Shape::Square { side } => write!(f, "{side}x{side}"),
        }
    }
}
fn number(text: &str) -> Result<i32, Box<dyn std::error::Error>> {
    let n: i32 = text.trim().parse()?;
    if n < 0 { Err("negative".into()) } else { Ok(n) }
}
fn main() {
    println!("{} {:?} {:>8}|{:<4}|{:^6}|", Shape::Round, Shape::Square { side: 2 }, "right", 1, 2.5);
    println!("{:05} {:#x} {:08b} {:.2} {:+} {:e}", 42, 255, 5, 3.14159, 7, 1500.0);
    println!("{:?} {:?} {:?}", 'a', "q\"\n", Some((1, 2.0, [true])));
    for text in [" 12 ", "-1", "x"] {
        match number(text) {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e}"),
        }
    }
    let mut s = String::from("hello");
    s.push('!');
    s.insert_str(0, "> ");
    println!("{} {:?} {:?}", s.to_uppercase(), s.find("ll"), s.char_indices().nth(2));
    println!("{:?}", s.chars().rev().collect::<String>());
    println!("{:?}", "a,b;c".split([',', ';']).map(str::to_owned).collect::<Vec<_>>().join("-"));
    println!("{:?} {:?}", "k=v".split_once('='), "one\ntwo".lines().count());
    println!("{:?} {:?}", s.replace('l', "L"), s.bytes().filter(|b| b.is_ascii_lowercase()).count());
    println!("{:?} {} {}", 200u8.checked_add(100), (-7i32).rem_euclid(3), 1u32.wrapping_sub(2));
    println!("{:?}", std::panic::catch_unwind(|| Vec::<i32>::new()[0]).is_err());
    eprintln!("{}", i128::MAX);
}
