// Two functions of one name.
fn f() {}
fn f() {}

fn main() {
    f();
}
