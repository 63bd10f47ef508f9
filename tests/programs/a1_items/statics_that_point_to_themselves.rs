// A static may hold a reference to itself, or to one that refers back to it.
struct Ring {
    next: &'static Ring,
    name: &'static str,
}

static ALONE: Ring = Ring { next: &ALONE, name: "alone" };
static FIRST: Ring = Ring { next: &SECOND, name: "first" };
static SECOND: Ring = Ring { next: &FIRST, name: "second" };

fn main() {
    println!("{} {}", ALONE.next.next.name, std::ptr::eq(ALONE.next, &ALONE));
    println!("{} {}", SECOND.next.next.name, FIRST.next.next.name);
    println!("{}", std::ptr::eq(FIRST.next.next, SECOND.next));
}
