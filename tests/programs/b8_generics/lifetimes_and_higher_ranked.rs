// Lifetime parameters, elision, `'static`, and `for<'a>` bounds.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;
    fn next(&mut self) -> Option<&'t str> {
        let s = self.rest.trim_start();
        if s.is_empty() {
            return None;
        }
        let end = s.find(' ').unwrap_or(s.len());
        let (word, rest) = s.split_at(end);
        self.rest = rest;
        Some(word)
    }
}

fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() >= b.len() { a } else { b }
}

fn with_local(f: impl for<'x> Fn(&'x str, &'x str) -> &'x str) -> usize {
    let local = String::from("local text");
    f(&local, "x").len()
}

fn apply<F>(f: F) -> i32
where
    F: for<'a> FnOnce(&'a mut Vec<i32>) -> &'a mut i32,
{
    let mut v = vec![1, 2, 3];
    *f(&mut v) += 10;
    v.iter().sum()
}

fn main() {
    let text = String::from(" the quick  fox ");
    let words: Vec<&str> = Words { rest: &text }.collect();
    println!("{words:?} {}", words.iter().copied().fold("", longest));
    println!("{}", with_local(longest));
    println!("{}", apply(|v| &mut v[1]));
    let s: &'static str = "static";
    println!("{}", longest(s, &text));
}
