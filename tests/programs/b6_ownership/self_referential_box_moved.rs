// A pointer into a box's memory stays good while the box itself moves, if nothing is written by the box.
struct Parser {
    text: Box<[u8]>,
    at: *const u8,
}

impl Parser {
    fn new(s: &str) -> Parser {
        let text: Box<[u8]> = s.as_bytes().into();
        let at = text.as_ptr();
        Parser { text, at }
    }
    fn next(&mut self) -> Option<u8> {
        let end = self.text.as_ptr_range().end;
        if self.at == end {
            return None;
        }
        let b = unsafe { *self.at };
        self.at = unsafe { self.at.add(1) };
        Some(b)
    }
}

fn main() {
    let p = Parser::new("abc");
    let mut moved = p;
    while let Some(b) = moved.next() {
        print!("{} ", b as char);
    }
    println!();
}
