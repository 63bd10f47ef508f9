// When building an aggregate panics, the parts already made are dropped.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn fail() -> D {
    panic!("no value")
}

fn take(_: D, _: D, _: D) {}

fn attempt(f: fn()) {
    println!("{}", std::panic::catch_unwind(f).is_err());
}

fn main() {
    attempt(|| drop([D("a0"), D("a1"), fail()]));
    attempt(|| drop((D("t0"), fail(), D("t2"))));
    attempt(|| take(D("arg0"), D("arg1"), fail()));
    attempt(|| {
        let _v = vec![D("v0"), fail()];
    });
    attempt(|| {
        let mut x = D("old");
        println!("assigning over {}", x.0);
        x = fail();
        drop(x);
    });
}
