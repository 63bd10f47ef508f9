// Fields moved out of a box one by one; the rest is dropped and the memory freed.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Three {
    a: D,
    b: D,
    c: D,
}

fn main() {
    let t = Box::new(Three { a: D("a"), b: D("b"), c: D("c") });
    let b = t.b;
    println!("moved {}", b.0);
    {
        let _c = t.c;
    }
    println!("left {}", t.a.0);
}
