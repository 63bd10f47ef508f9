// Partial moves out of enum payloads in patterns; the rest is dropped.
struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum E {
    Two(D, D),
    One(D),
}

fn take_first(e: E) -> D {
    match e {
        E::Two(a, _) => a,
        E::One(b) => b,
    }
}

fn main() {
    let a = take_first(E::Two(D(1), D(2)));
    println!("have {}", a.0);
    let b = take_first(E::One(D(3)));
    println!("have {}", b.0);
    let e = E::Two(D(4), D(5));
    let E::Two(ref x, _) = e else { return };
    println!("look {}", x.0);
}
