// `OnceCell` is set once; references into it live as long as the cell.
use std::cell::{LazyCell, OnceCell};

fn main() {
    let c = OnceCell::new();
    println!("{:?}", c.get());
    let r = c.get_or_init(|| String::from("first"));
    println!("{r} {}", c.get_or_init(|| String::from("second")));
    println!("{:?} {:?}", c.set(String::from("third")), c.get());
    let lazy = LazyCell::new(|| {
        println!("computed");
        7
    });
    println!("before");
    println!("{} {}", *lazy, *lazy + 1);
    println!("{:?}", c.into_inner());
}
