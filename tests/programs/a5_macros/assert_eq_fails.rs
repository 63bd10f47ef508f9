// A failing assert_eq! shows both values and the message.
#[derive(Debug, PartialEq)]
struct P {
    x: i32,
}

fn main() {
    println!("before");
    assert_eq!(P { x: 1 }, P { x: 2 }, "points of {}", "test");
}
