// Closure parameters with patterns and types, explicit return types, early returns, nested closures.
fn main() {
    let points = [(1, 2), (3, 4)];
    println!("{:?}", points.iter().map(|&(x, y)| x * y).collect::<Vec<i32>>());
    let f = |(a, b): (u8, u8), [c, ..]: [u8; 3]| -> u32 {
        if a > 10 {
            return 0;
        }
        (a + b + c) as u32
    };
    println!("{} {}", f((1, 2), [3, 9, 9]), f((11, 0), [0; 3]));
    let outer = |x: i32| move |y: i32| x * 10 + y;
    println!("{} {}", outer(4)(2), [1, 2].map(outer(7)).len());
    let r#try = |s: &str| -> Result<i32, std::num::ParseIntError> { Ok(s.parse::<i32>()? + 1) };
    println!("{:?} {}", r#try("41"), r#try("x").is_err());
    let unit = |_| {};
    unit(5);
    println!("{:?}", std::array::from_fn::<_, 3, _>(|i| i * i));
}
