// What a closure captures decides whether it is `Send`, also where the bound says what kind of closure it is.
use std::rc::Rc;

fn run_elsewhere<F: FnOnce() -> i32 + Send>(f: F) -> i32 {
    f()
}

fn main() {
    let n = 1;
    assert_eq!(run_elsewhere(|| n), 1);
    let shared = Rc::new(2);
    run_elsewhere(move || *shared);
}
