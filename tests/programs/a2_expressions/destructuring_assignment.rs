// Assignment to tuples, arrays, structs and `_`.
struct P {
    x: i32,
    y: i32,
}

fn pair() -> (i32, i32) {
    (8, 9)
}

fn main() {
    let (mut a, mut b) = (1, 2);
    (a, b) = (b, a);
    println!("{a} {b}");
    (a, _) = pair();
    [b, ..] = [5, 6, 7];
    println!("{a} {b}");
    let mut s = [0; 2];
    (s[1], (a, b)) = (3, (30, 40));
    P { x: s[0], y: _ } = P { x: 50, y: 60 };
    println!("{a} {b} {s:?}");
    _ = pair();
    (a, b) = (a + b, a - b);
    println!("{a} {b}");
}
