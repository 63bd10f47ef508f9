// A moved value is dropped by its new owner; conditional moves by drop flags.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn eat(d: D) {
    println!("eat {}", d.0);
}

fn maybe(flag: bool) {
    let d = D(if flag { "eaten" } else { "kept" });
    if flag {
        eat(d);
    }
    println!("end of maybe");
}

fn main() {
    maybe(true);
    maybe(false);
    let mut x = D("first");
    eat(x);
    x = D("second");
    println!("have {}", x.0);
    let y = x;
    let v = vec![D("v0"), D("v1")];
    let t = (D("t0"), y);
    drop(v);
    println!("end {}", t.1.0);
}
