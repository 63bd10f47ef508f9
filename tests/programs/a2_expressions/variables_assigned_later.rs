// `let x;` may get its value later, on every way that leads to a use.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn pick(n: i32) -> &'static str {
    let s;
    match n {
        0 => s = "zero",
        1 => s = "one",
        _ => {
            if n < 0 {
                return "negative";
            }
            s = "many";
        }
    }
    s
}

fn main() {
    println!("{} {} {}", pick(0), pick(-1), pick(7));
    let (a, b);
    (a, b) = (1, 2);
    let found;
    loop {
        if a + b == 3 {
            found = D("found");
            break;
        }
    }
    for i in 0..2 {
        let inner;
        if i == 0 {
            continue;
        }
        inner = i * 10;
        println!("{inner}");
    }
    let never: D;
    let late: Box<i32>;
    let f = |k: i32| {
        let r;
        r = k + 1;
        r
    };
    late = Box::new(f(4));
    println!("{late} {}", found.0);
    if a > 5 {
        never = D("never");
        println!("{}", never.0);
    }
    let wild: u8;
    unsafe {
        let q;
        q = &raw const a;
        wild = *q as u8;
    }
    println!("{wild}");
}
