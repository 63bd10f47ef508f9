#[derive(PartialEq)]
struct Point(i32, i32);

const fn same(a: i32, b: i32) -> bool {
    a == b
}

const fn equal(a: &Point, b: &Point) -> bool {
    *a == *b
}

fn main() {
    println!("{} {}", same(1, 1), equal(&Point(1, 2), &Point(1, 2)));
}
