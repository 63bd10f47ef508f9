// stringify!, concat!, line!, column!, module_path!, cfg!, env-free compile-time text.
mod inner {
    pub fn path() -> &'static str {
        module_path!()
    }
}

fn main() {
    println!("{}", stringify!(a + b * (c, 1)));
    println!("{}", concat!("x", 1, 2.5, true, 'c', -3));
    println!("{} {}", line!(), column!());
    println!("{}", inner::path().ends_with("inner"));
    println!("{} {}", cfg!(debug_assertions), cfg!(any(test, feature = "none")));
    println!("{}", cfg!(all(target_pointer_width = "64", not(windows))));
    if cfg!(target_endian = "little") {
        println!("little");
    }
    const TEXT: &str = concat!("a", "\n", "b");
    println!("{}", TEXT.len());
}
