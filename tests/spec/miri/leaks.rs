use std::cell::RefCell;
use std::rc::Rc;
struct Node {
    next: RefCell<Option<Rc<Node>>>,
}
static mut KEPT: *mut u16 = std::ptr::null_mut();
fn main() {
    let a = Rc::new(Node { next: RefCell::new(None) });
    *a.next.borrow_mut() = Some(a.clone());
    std::mem::forget(Box::new([1u8; 3]));
    unsafe { KEPT = Box::into_raw(Box::new(4)) };
}
