// The same by a transmute, which ends the function for the compiler.
enum Never {}

fn main() {
    let n: Never = unsafe { std::mem::transmute(()) };
    match n {}
}
