// An import of what its module does not have.
mod a {
    pub fn f() {}
}

use a::g;

fn main() {
    g();
}
