// A value of a type without values is invalid, also where it has no bytes.
enum Never {}

fn main() {
    let p = std::ptr::dangling::<Never>();
    let n: Never = unsafe { p.read() };
    match n {}
}
