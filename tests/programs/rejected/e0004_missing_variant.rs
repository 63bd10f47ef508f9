// A match that leaves a variant out.
enum E {
    A,
    B,
    C,
}

fn main() {
    let e = [E::A, E::B, E::C];
    match e[0] {
        E::A => println!("a"),
        E::B => println!("b"),
    }
}
