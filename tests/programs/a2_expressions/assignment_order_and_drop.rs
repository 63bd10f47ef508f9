// `place = value` evaluates the value first, then drops the old one.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn make(name: &'static str) -> D {
    println!("make {name}");
    D(name)
}

fn main() {
    let mut x = make("a");
    x = make("b");
    println!("assigned {}", x.0);
    let mut list = [make("c"), make("d")];
    list[{
        println!("index");
        1
    }] = make("e");
    println!("end");
}
