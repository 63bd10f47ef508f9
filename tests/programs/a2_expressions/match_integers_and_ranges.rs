// Integer and char patterns: values, ranges (open ones too), alternatives, the first arm that fits wins.
fn class(n: i64) -> &'static str {
    match n {
        i64::MIN..=-1 => "negative",
        0 => "zero",
        1 | 2 | 3 => "few",
        4..10 => "some",
        10.. => "many",
    }
}

fn letter(c: char) -> u8 {
    match c {
        'a'..='z' => 1,
        'A'..='Z' => 2,
        '0'..='9' | '_' => 3,
        _ => 0,
    }
}

const LIMIT: u8 = 100;

fn main() {
    for n in [-5, 0, 2, 4, 9, 10] {
        print!("{} ", class(n));
    }
    println!();
    println!("{}", "aZ7_é".chars().map(|c| letter(c).to_string()).collect::<String>());
    let x = match 100u8 {
        LIMIT => "limit",
        ..=99 => "below",
        _ => "above",
    };
    println!("{x}");
    println!("{}", match (true, 3.5) { (true, 0.0..4.0) => 1, (false, _) | (true, _) => 2 });
}
