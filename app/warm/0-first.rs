use std::cell::{Cell, RefCell};
#[derive(Debug, Clone, PartialEq)]
struct Point { x: i32, y: i32 }
fn main() {
    let mut list = vec![1, 2, 3];
    list.push(4);
    for item in list.iter_mut() { *item += 1; }
    let total: i32 = list.iter().sum();
    let boxed = Box::new(Point { x: total, y: list.len() as i32 });
    let cell = Cell::new(1);
    cell.set(cell.get() + 1);
    let shared = RefCell::new(String::from("warm"));
    shared.borrow_mut().push('!');
    let some = Some(&boxed);
    if let Some(point) = some { println!("{} {:?} {}", point.x, point, shared.borrow()); }
    assert_eq!(*boxed, boxed.as_ref().clone());
}
