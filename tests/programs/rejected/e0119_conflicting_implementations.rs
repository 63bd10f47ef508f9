// A blanket impl takes what it is for; what no other crate can come to implement may have its own.
use std::fmt::Display;

trait Show {
    fn show(&self) -> String;
}

trait Own {}

impl<T: Own> Show for T {
    fn show(&self) -> String {
        "own".to_string()
    }
}

struct Mine;

impl Show for Mine {
    fn show(&self) -> String {
        "mine".to_string()
    }
}

trait Print {}

impl<T: Display> Print for T {}

impl Print for Vec<u8> {}

fn main() {
    println!("{}", Mine.show());
}
