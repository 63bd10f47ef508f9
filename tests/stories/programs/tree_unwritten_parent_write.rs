struct Node {
    value: i32,
    next: Option<Box<Node>>,
}
fn main() {
    let mut list = Node { value: 1, next: None };
    let tail: *mut Option<Box<Node>> = &mut list.next;
    list = Node { value: 2, next: None };
    unsafe { *tail = Some(Box::new(Node { value: 3, next: None })) };
    println!("{}", list.value);
}
