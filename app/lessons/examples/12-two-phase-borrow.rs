//! title: A two-phase borrow
//! about: The method's receiver is borrowed first, the argument reads the same variable, and all is well.
//! expect: ok
//! group: References and raw pointers

struct Tally {
    total: u32,
}

impl Tally {
    fn add(&mut self, amount: u32) {
        self.total += amount;
    }
    fn now(&self) -> u32 {
        self.total
    }
}

fn main() {
    let mut tally = Tally { total: 4 };
    tally.add(tally.now()); // borrowed mutably, then read, then written
    println!("{}", tally.total);
}
