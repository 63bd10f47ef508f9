// Slice patterns of fixed and open length, with a bound rest in any place.
fn show(v: &[i32]) -> String {
    match v {
        [] => "empty".to_string(),
        [x] => format!("one {x}"),
        [first, .., last] if first == last => format!("both {first}"),
        [1, rest @ ..] => format!("starts with 1, then {rest:?}"),
        [front @ .., 9] => format!("{front:?} before 9"),
        [a, b, middle @ .., z] => format!("{a} {b} {} {z}", middle.len()),
        [_, _] => "two".to_string(),
    }
}

fn main() {
    let lists: [&[i32]; 7] = [&[], &[4], &[5, 0, 5], &[1, 2, 3], &[2, 3, 9], &[2, 3, 4, 5], &[6, 7]];
    for v in lists {
        println!("{}", show(v));
    }
    let [a, .., b] = [1, 2, 3, 4];
    println!("{a} {b}");
    let mut w = [1, 2, 3];
    if let [x, rest @ ..] = &mut w {
        *x = 10;
        rest[1] = 30;
    }
    println!("{w:?}");
    match "ab".as_bytes() {
        [b'a', b'b' | b'c'] => println!("bytes"),
        _ => println!("other"),
    }
}
