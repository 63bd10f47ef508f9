// In edition 2021 a closure captures the fields it uses, not the whole variable.
struct State {
    name: String,
    hits: u32,
    log: Vec<u32>,
}

fn main() {
    let mut s = State { name: "n".into(), hits: 0, log: vec![] };
    let mut hit = || {
        s.hits += 1;
        s.log.push(s.hits);
    };
    hit();
    println!("{}", s.name);
    hit();
    println!("{} {:?}", s.hits, s.log);
    let mut t = ((1, 2), 3);
    let mut first = || t.0.0 += 10;
    t.1 += 1;
    first();
    println!("{t:?}");
    let name = move || s.name;
    println!("{} {:?}", s.hits, s.log);
    println!("{}", name());
}
