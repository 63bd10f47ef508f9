// A field that the struct does not have.
struct P {
    x: i32,
}

fn main() {
    let p = P { x: 1 };
    println!("{} {}", p.x, p.y);
}
