// `let … else` binds in the surrounding scope or leaves it.
fn first_word(s: &str) -> &str {
    let Some((word, _)) = s.split_once(' ') else {
        return s;
    };
    word
}

fn main() {
    println!("{} {}", first_word("two words"), first_word("one"));
    let mut total = 0;
    for item in ["1", "x", "3"] {
        let Ok(n) = item.parse::<i32>() else {
            println!("skip {item}");
            continue;
        };
        total += n;
    }
    println!("{total}");
    let (1 | 2, x) = (2, 'q') else { panic!() };
    println!("{x}");
}
