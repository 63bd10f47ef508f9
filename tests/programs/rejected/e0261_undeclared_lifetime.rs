// The lifetimes of one item are unknown in the next.
struct Parser<'a> {
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn rest(&self, at: usize) -> &'a str {
        &self.text[at..]
    }
}

fn parse(p: &Parser<'a>) -> usize {
    p.text.len()
}

fn main() {
    println!("{}", parse(&Parser { text: "x" }));
}
