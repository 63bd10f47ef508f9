// A struct literal without all of its fields.
struct P {
    x: i32,
    y: i32,
}

fn main() {
    let p = P { x: 1 };
    println!("{}", p.x + p.y);
}
