// In a call that panics, the callee drops its parameters; captured values are dropped with the closure.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn callee(_x: D, y: D) {
    let _local = D("local");
    if y.0 == "y" {
        panic!("in callee");
    }
}

fn main() {
    let _ = std::panic::catch_unwind(|| callee(D("x"), D("y")));
    let captured = D("captured");
    let r = std::panic::catch_unwind(move || {
        println!("run with {}", captured.0);
        let moved = captured;
        let _late = D("late");
        None::<u8>.expect(moved.0)
    });
    println!("{}", r.is_err());
}
