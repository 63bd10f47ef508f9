// Types, values and macros have namespaces of their own.
macro_rules! thing {
    () => {
        3
    };
}

#[allow(non_camel_case_types)]
struct thing {
    thing: i32,
}

fn thing() -> thing {
    thing { thing: 2 }
}

fn main() {
    let thing = thing().thing + thing!();
    println!("{thing}");
}
