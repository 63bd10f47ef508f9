// Nodes that know their neighbours by address: pinned, and so never moved.
use std::cell::Cell;
use std::marker::PhantomPinned;
use std::pin::{Pin, pin};
use std::ptr;

struct Node {
    value: i32,
    next: Cell<*const Node>,
    _pinned: PhantomPinned,
}

impl Node {
    fn new(value: i32) -> Node {
        Node { value, next: Cell::new(ptr::null()), _pinned: PhantomPinned }
    }

    fn link(self: Pin<&Self>, next: Pin<&Node>) {
        self.next.set(next.get_ref());
    }

    fn sum(self: Pin<&Self>) -> i32 {
        let mut total = 0;
        let mut at: *const Node = self.get_ref();
        while let Some(node) = unsafe { at.as_ref() } {
            total += node.value;
            at = node.next.get();
        }
        total
    }

    fn add(self: Pin<&mut Self>, n: i32) {
        unsafe { self.get_unchecked_mut().value += n };
    }
}

fn main() {
    let mut a = pin!(Node::new(1));
    let b = Box::pin(Node::new(20));
    let c = std::rc::Rc::pin(Node::new(300));
    a.as_ref().link(b.as_ref());
    b.as_ref().link(c.as_ref());
    println!("{}", a.as_ref().sum());
    a.as_mut().add(4);
    println!("{}", a.as_ref().sum());
}
