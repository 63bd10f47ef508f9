// `Box::from(x)` is a `Box` of the wanted type from the start where nothing says that it holds something sized; what is
// sized (`Box::new`) is unsized afterwards.
use std::error::Error;
use std::fmt::Debug;

fn fails(text: &str) -> Result<i32, Box<dyn Error>> {
    match text.len() {
        0 => Err(Box::from("empty")),
        1 => return Err(Box::from(format!("short: {text}"))),
        n => Ok(n as i32),
    }
}

fn shown() -> Box<dyn Debug> {
    Box::new(5)
}

fn text() -> Box<str> {
    Box::from("text")
}

fn main() {
    for given in ["", "a", "ab"] {
        match fails(given) {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e}"),
        }
    }
    let slice: Box<[u8]> = Box::from([1, 2]);
    let named: Box<dyn Error + Send + Sync> = Box::from(String::from("sync"));
    println!("{:?} {} {slice:?} {named}", shown(), text());
}
