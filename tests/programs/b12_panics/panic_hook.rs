// A hook replaces the message; `take_hook` brings the old one back.
use std::panic;

fn main() {
    panic::set_hook(Box::new(|info| {
        let text = info.payload().downcast_ref::<&str>().copied().unwrap_or("?");
        println!("hook: {text} at line {}", info.location().unwrap().line());
    }));
    let r = panic::catch_unwind(|| panic!("caught"));
    println!("{}", r.is_err());
    let _ = panic::take_hook();
    println!("end");
}
