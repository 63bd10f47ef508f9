// `as` from field-less enums gives discriminants; from function items pointers.
#[derive(Clone, Copy)]
enum Level {
    Low = 1,
    Mid,
    High = 10,
    Top,
}

#[repr(i8)]
enum Signed {
    Minus = -1,
    Plus = 1,
}

fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn main() {
    println!("{} {} {} {}", Level::Low as i32, Level::Mid as u8, Level::High as i64, Level::Top as usize);
    println!("{} {} {}", Signed::Minus as i32, Signed::Minus as u8, Signed::Plus as i8);
    let f = add as fn(i32, i32) -> i32;
    println!("{} {}", f(2, 3), f as usize != 0);
    let g = (|x: i32| x + 1) as fn(i32) -> i32;
    println!("{}", g(4));
}
