// Drop of the outer value runs before its fields; enums drop the active variant's fields only.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0);
    }
}

struct Outer {
    x: D,
    inner: Inner,
}

struct Inner {
    y: D,
    e: E,
}

enum E {
    One(D, D),
    None,
}

impl Drop for Outer {
    fn drop(&mut self) {
        print!("outer({}) ", self.x.0);
        self.inner.e = E::None;
    }
}

fn main() {
    {
        let _o = Outer { x: D("x"), inner: Inner { y: D("y"), e: E::One(D("e1"), D("e2")) } };
    }
    println!();
    {
        let e = E::One(D("a"), D("b"));
        if let E::One(a, _) = e {
            print!("have {} ", a.0);
        }
        print!("then ");
    }
    println!();
}
