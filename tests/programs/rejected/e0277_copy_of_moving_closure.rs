// What a closure captures decides whether it is `Copy`, also where the bound says what kind of closure it is.
fn call_twice<F: Fn() -> usize + Copy>(f: F) -> usize {
    let g = f;
    f() + g()
}

fn main() {
    let n = 3;
    assert_eq!(call_twice(move || n), 6);
    let s = String::from("abc");
    call_twice(move || s.len());
}
