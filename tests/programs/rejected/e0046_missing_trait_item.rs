// An impl without a required method.
trait T {
    fn f(&self);
}

struct S;

impl T for S {}

fn main() {
    S.f();
}
