// `let x;` is initialised later, on every path, once.
fn main() {
    let x;
    let y: &str;
    if std::hint::black_box(true) {
        x = 5;
        y = "then";
    } else {
        x = 6;
        y = "else";
    }
    println!("{x} {y}");
    let s: String;
    loop {
        s = String::from("once");
        break;
    }
    println!("{s}");
    let r;
    let owner = [1, 2];
    r = &owner[1];
    println!("{r}");
}
