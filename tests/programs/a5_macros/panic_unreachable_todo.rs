// The panicking macros and their messages, caught one by one.
use std::panic::catch_unwind;

fn message(f: fn()) -> String {
    let e = catch_unwind(f).unwrap_err();
    match e.downcast::<String>() {
        Ok(s) => *s,
        Err(e) => e.downcast_ref::<&str>().unwrap().to_string(),
    }
}

fn main() {
    println!("{}", message(|| panic!("plain")));
    println!("{}", message(|| panic!("with {} and {x}", 1, x = 2)));
    println!("{}", message(|| unreachable!()));
    println!("{}", message(|| unreachable!("because {}", "so")));
    println!("{}", message(|| todo!()));
    println!("{}", message(|| todo!("later")));
    println!("{}", message(|| unimplemented!()));
    println!("{}", message(|| assert!(1 > 2)));
    println!("{}", message(|| assert_ne!(1, 1)));
}
