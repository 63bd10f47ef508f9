// unwrap and expect panic with the value or message.
fn main() {
    let r = std::panic::catch_unwind(|| {
        let e: Result<u8, String> = Err("bad".into());
        e.unwrap()
    });
    println!("{}", r.is_err());
    let none: Option<u8> = None;
    println!("{}", none.expect("a value was promised"));
}
