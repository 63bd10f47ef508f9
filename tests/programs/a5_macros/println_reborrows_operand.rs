// println! borrows its operands: values are not moved, and a place is read when it is formatted.
use std::cell::Cell;
use std::fmt;

struct Count(Cell<u32>);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.set(self.0.get() + 1);
        write!(f, "{}", self.0.get())
    }
}

fn main() {
    let s = String::from("kept");
    println!("{s} {}", s);
    let c = Count(Cell::new(0));
    println!("{c} {c} {}", c);
    println!("{} {}", c, c.0.get());
    let args = (1, [2, 3]);
    println!("{} {:?}", args.0, args.1);
    println!("{s}");
}
