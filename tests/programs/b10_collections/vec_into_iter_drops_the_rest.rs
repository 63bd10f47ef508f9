// A by-value iterator owns what was not taken, and drops it; so does drain.
struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0);
    }
}

fn main() {
    let v: Vec<D> = (1..=4).map(D).collect();
    let mut it = v.into_iter();
    let first = it.next();
    let last = it.next_back();
    drop(it);
    println!("| {} {}", first.unwrap().0, last.map(|d| d.0).unwrap());
    println!("|");
    let mut w: Vec<D> = (5..=9).map(D).collect();
    w.drain(1..4);
    println!("| {}", w.len());
    w.truncate(1);
    println!("|");
    for d in w {
        print!("in {} ", d.0);
    }
    println!("|");
}
