// Fields, elements and nested pointers through `*p`, read and written.
struct Node {
    value: i32,
    pair: (u8, [u16; 2]),
    next: *mut Node,
}

fn main() {
    let mut second = Node { value: 2, pair: (0, [0; 2]), next: std::ptr::null_mut() };
    let mut first = Node { value: 1, pair: (3, [4, 5]), next: &mut second };
    let p = &raw mut first;
    unsafe {
        (*p).value += 10;
        (*(*p).next).value += 20;
        (*p).pair.1[1] = 50;
        (*(*p).next).pair.0 = (*p).pair.0;
        let [a, b] = (*p).pair.1;
        println!("{a} {b}");
    }
    println!("{} {} {}", first.value, second.value, second.pair.0);
}
