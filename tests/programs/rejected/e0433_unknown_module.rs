// A path through a module that is not there.
fn main() {
    println!("{}", nowhere::f());
}
