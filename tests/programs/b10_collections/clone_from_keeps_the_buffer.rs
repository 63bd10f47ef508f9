// `clone_from` writes into what is there; a pointer into it stays good.
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BinaryHeap, LinkedList, VecDeque};

struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        print!("d{} ", self.0)
    }
}

impl Clone for D {
    fn clone(&self) -> D {
        print!("c{} ", self.0);
        D(self.0 + 100)
    }
}

fn main() {
    let mut a = vec![1, 2, 3, 4];
    let p = a.as_ptr();
    a.clone_from(&vec![9, 8]);
    println!("{a:?} {} {}", a.capacity(), unsafe { *p });

    let mut a = vec!["x".to_string(), "yy".to_string()];
    let (p, q) = (a.as_ptr(), a[0].as_ptr());
    a.clone_from(&vec!["q".to_string()]);
    println!("{a:?} {} {} {}", a.capacity(), p == a.as_ptr(), q == a[0].as_ptr());

    let mut s = String::from("hello");
    let p = s.as_ptr();
    s.clone_from(&"abc".to_string());
    println!("{s} {} {}", s.capacity(), p == s.as_ptr());
    "hello world".clone_into(&mut s);
    println!("{s} {}", s.capacity());

    let mut b: Box<[i32]> = Box::new([1, 2]);
    let p = b.as_ptr();
    b.clone_from(&Box::from([3, 4]));
    println!("{b:?} {}", p == b.as_ptr());
    b.clone_from(&Box::from([3]));
    println!("{b:?}");

    let mut r: Result<Vec<i32>, ()> = Ok(vec![1, 2, 3]);
    r.clone_from(&Ok(vec![1]));
    println!("{:?} {}", r, r.as_ref().unwrap().capacity());
    let mut c: Cow<[i32]> = Cow::Owned(vec![1, 2, 3]);
    c.clone_from(&Cow::Owned(vec![5]));
    println!("{}", c.to_mut().capacity());
    let mut cell = RefCell::new(vec![1, 2, 3]);
    cell.clone_from(&RefCell::new(vec![7]));
    println!("{:?} {}", cell, cell.borrow().capacity());
    let mut deque = VecDeque::from([1, 2, 3, 4, 5]);
    deque.clone_from(&VecDeque::from([6]));
    println!("{deque:?} {}", deque.capacity());
    let mut heap = BinaryHeap::from([1, 2, 3]);
    heap.clone_from(&BinaryHeap::from([4]));
    println!("{heap:?} {}", heap.capacity());
    let mut list = LinkedList::from([1, 2, 3]);
    let first = &raw const *list.front().unwrap();
    list.clone_from(&LinkedList::from([8, 9]));
    println!("{list:?} {}", first == &raw const *list.front().unwrap());
    list.clone_from(&LinkedList::from([1, 2, 3]));
    println!("{list:?}");

    let mut a = vec![D(1), D(2), D(3)];
    a.clone_from(&vec![D(7), D(8)]);
    println!("|");
    a.clone_from(&vec![D(4), D(5), D(6), D(9)]);
    println!("| {}", a.capacity());
    drop(a);
    println!();
}
