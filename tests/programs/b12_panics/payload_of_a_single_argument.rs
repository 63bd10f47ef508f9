// `panic!("{}", x)` has a `String` as payload, whatever `x` is; other texts without values to show are `&str`.
use std::any::Any;
use std::panic::catch_unwind;

fn kind(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<&str>() {
        Ok(text) => format!("&str {text}"),
        Err(other) => format!("String {}", other.downcast_ref::<String>().unwrap()),
    }
}

const fn checked(n: u32) -> u32 {
    if n > 9 {
        panic!("{}", "too big")
    }
    n
}

fn main() {
    const SEVEN: u32 = checked(7);
    println!("{SEVEN}");
    println!("{}", kind(catch_unwind(|| panic!("{}", "literal")).unwrap_err()));
    println!("{}", kind(catch_unwind(|| panic!("a {}", "literal")).unwrap_err()));
    println!("{}", kind(catch_unwind(|| panic!("{}", 1,)).unwrap_err()));
    println!("{}", kind(catch_unwind(|| panic!("plain")).unwrap_err()));
    println!("{}", kind(catch_unwind(|| checked(10)).unwrap_err()));
    println!("{}", kind(catch_unwind(|| unreachable!("{}", "here")).unwrap_err()));
    println!("{}", kind(catch_unwind(|| assert!(SEVEN > 9, "{}", "no")).unwrap_err()));
    println!("{}", kind(catch_unwind(|| todo!("{}", "later")).unwrap_err()));
    let value = String::from("moved?");
    println!("{}", kind(catch_unwind(|| panic!("{}", value)).unwrap_err()));
    println!("{value}");
}
