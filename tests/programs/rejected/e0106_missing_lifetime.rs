// A field's reference has to name its lifetime; those inside of a function's type need not.
struct Callback {
    call: fn(&str) -> &str,
}

struct Excerpt {
    part: Option<&str>,
}

fn main() {
    let c = Callback { call: |s| s };
    let e = Excerpt { part: Some((c.call)("a")) };
    println!("{:?}", e.part);
}
