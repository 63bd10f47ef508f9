use std::any::Any;
use std::cell::{Cell, RefCell};
use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::ptr::{self, NonNull};
use std::rc::{Rc, Weak};
#[derive(Debug, Default)]
struct Node {
    value: i32,
    children: RefCell<Vec<Rc<Node>>>,
    parent: RefCell<Weak<Node>>,
}
struct Link {
    value: i32,
    next: Option<NonNull<Link>>,
}
impl Drop for Link {
    fn drop(&mut self) {
        print!("~{} ", self.value);
    }
}
fn main() {
    let leaf = Rc::new(Node { value: 3, ..Node::default() });
    let branch = Rc::new(Node { value: 5, children: RefCell::new(vec![Rc::clone(&leaf)]), ..Default::default() });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    println!("{:?} {}", leaf.parent.borrow().upgrade().map(|p| p.value), Rc::strong_count(&leaf));
    println!("{:#?} {}", leaf, branch.children.borrow().len());
    let first = Box::into_raw(Box::new(Link { value: 1, next: None }));
    unsafe {
        (*first).next = NonNull::new(Box::into_raw(Box::new(Link { value: 2, next: None })));
        let next = (*first).next.take().unwrap();
        drop(Box::from_raw(next.as_ptr()));
        ptr::write(&raw mut (*first).value, ptr::read(first.cast::<i32>()) + 1);
        drop(Box::from_raw(first));
    }
    let mut slots: [MaybeUninit<String>; 2] = [const { MaybeUninit::uninit() }; 2];
    slots[0].write("x".to_string());
    let text = unsafe { slots[0].assume_init_read() };
    let kept = ManuallyDrop::new(mem::replace(&mut String::new(), text));
    println!("{} {}", kept.len(), mem::size_of::<Option<Box<i32>>>());
    let any: Box<dyn Any> = Box::new(Cell::new(1));
    println!("{:?}", any.downcast_ref::<Cell<i32>>().map(Cell::get));
    let layout = std::alloc::Layout::array::<u32>(2).unwrap();
    unsafe {
        let p = std::alloc::alloc(layout).cast::<u32>();
        p.add(1).write(7);
        println!("{}", std::slice::from_raw_parts_mut(p.add(1), 1)[0]);
        std::alloc::dealloc(p.cast(), layout);
    }
}
