// What `pin!` pins lives as long as a temporary in its place would: to the end of the `let`'s block, or the statement.
use std::pin::{Pin, pin};

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn name(p: Pin<&mut Loud>) -> &'static str {
    p.0
}

fn main() {
    let _first = Loud("first");
    let pinned = pin!(Loud("pinned"));
    let _last = Loud("last");
    println!("{}", name(pin!(Loud("argument"))));
    {
        let inner: Pin<&mut Loud> = if pinned.0.len() == 6 { pin!(Loud("then")) } else { pin!(Loud("else")) };
        println!("{}", inner.0);
    }
    println!("end of {}", pinned.0);
}
