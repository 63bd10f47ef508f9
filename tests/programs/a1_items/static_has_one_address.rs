// A `static` is one place with one address; statics may refer to one another.
static FIRST: i32 = 10;
static POINTS: &i32 = &FIRST;
static NAMES: [&str; 2] = ["left", "right"];

fn address_of_first() -> *const i32 {
    &FIRST
}

fn main() {
    println!("{}", std::ptr::eq(&FIRST, POINTS));
    println!("{}", address_of_first() == &raw const FIRST);
    println!("{} {}", *POINTS + 1, NAMES[1]);
}
