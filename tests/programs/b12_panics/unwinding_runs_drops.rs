// A panic drops the locals of every frame on its way, innermost first.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}{}", self.0, if std::thread::panicking() { " (panicking)" } else { "" });
    }
}

fn inner(n: i32) {
    let _a = D("inner a");
    let _b = D("inner b");
    if n > 0 {
        panic!("at {n}");
    }
    println!("not reached");
}

fn outer() {
    let _c = D("outer c");
    let list = vec![D("v0"), D("v1")];
    inner(list.len() as i32);
}

fn main() {
    let _m = D("main");
    let r = std::panic::catch_unwind(outer);
    println!("{}", r.is_err());
}
