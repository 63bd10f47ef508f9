// `?` leaves with None or the converted error.
use std::num::ParseIntError;

#[derive(Debug)]
enum Failure {
    Parse(ParseIntError),
    Negative(i32),
}

impl From<ParseIntError> for Failure {
    fn from(e: ParseIntError) -> Self {
        Failure::Parse(e)
    }
}

fn read(s: &str) -> Result<i32, Failure> {
    let n: i32 = s.trim().parse()?;
    if n < 0 { Err(Failure::Negative(n))? }
    Ok(n * 2)
}

fn second_char(s: &str) -> Option<char> {
    let c = s.chars().nth(1)?;
    Some(c.to_ascii_uppercase())
}

fn main() {
    println!("{:?} {:?}", read(" 21 "), read("-4"));
    println!("{:?}", read("x1"));
    println!("{:?} {:?}", second_char("abc"), second_char("a"));
    let inner = || -> Option<u8> { Some(*[1u8, 2].get(5)?) };
    println!("{:?}", inner());
}
