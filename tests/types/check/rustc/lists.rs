use std::rc::{Rc, Weak};
use std::cell::{Ref, RefCell, RefMut};
use std::ptr;
use std::fmt::Debug;
pub struct List<T> { head: Link<T>, tail: *mut Node<T> }
type Link<T> = *mut Node<T>;
struct Node<T> { elem: T, next: Link<T> }
pub struct IntoIter<T>(List<T>);
pub struct Iter<'a, T> { next: Option<&'a Node<T>> }
pub struct IterMut<'a, T> { next: Option<&'a mut Node<T>> }
impl<T> List<T> {
    pub fn new() -> Self { List { head: ptr::null_mut(), tail: ptr::null_mut() } }
    pub fn push(&mut self, elem: T) {
        unsafe {
            let new_tail = Box::into_raw(Box::new(Node { elem: elem, next: ptr::null_mut() }));
            if !self.tail.is_null() { (*self.tail).next = new_tail; } else { self.head = new_tail; }
            self.tail = new_tail;
        }
    }
    pub fn pop(&mut self) -> Option<T> {
        unsafe {
            if self.head.is_null() { None } else {
                let head = Box::from_raw(self.head);
                self.head = head.next;
                if self.head.is_null() { self.tail = ptr::null_mut(); }
                Some(head.elem)
            }
        }
    }
    pub fn peek(&self) -> Option<&T> { unsafe { self.head.as_ref().map(|node| &node.elem) } }
    pub fn peek_mut(&mut self) -> Option<&mut T> { unsafe { self.head.as_mut().map(|node| &mut node.elem) } }
    pub fn into_iter(self) -> IntoIter<T> { IntoIter(self) }
    pub fn iter(&self) -> Iter<'_, T> { unsafe { Iter { next: self.head.as_ref() } } }
    pub fn iter_mut(&mut self) -> IterMut<'_, T> { unsafe { IterMut { next: self.head.as_mut() } } }
}
impl<T> Drop for List<T> { fn drop(&mut self) { while let Some(_) = self.pop() {} } }
impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<Self::Item> { self.0.pop() } }
impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<Self::Item> { unsafe { self.next.map(|node| { self.next = node.next.as_ref(); &node.elem }) } } }
impl<'a, T> Iterator for IterMut<'a, T> { type Item = &'a mut T; fn next(&mut self) -> Option<Self::Item> { unsafe { self.next.take().map(|node| { self.next = node.next.as_mut(); &mut node.elem }) } } }

pub struct Deque<T> { head: DLink<T>, tail: DLink<T> }
type DLink<T> = Option<Rc<RefCell<DNode<T>>>>;
struct DNode<T> { elem: T, next: DLink<T>, prev: DLink<T> }
impl<T> DNode<T> { fn new(elem: T) -> Rc<RefCell<Self>> { Rc::new(RefCell::new(DNode { elem, prev: None, next: None })) } }
impl<T> Deque<T> {
    pub fn new() -> Self { Deque { head: None, tail: None } }
    pub fn push_front(&mut self, elem: T) {
        let new_head = DNode::new(elem);
        match self.head.take() {
            Some(old_head) => { old_head.borrow_mut().prev = Some(new_head.clone()); new_head.borrow_mut().next = Some(old_head); self.head = Some(new_head); }
            None => { self.tail = Some(new_head.clone()); self.head = Some(new_head); }
        }
    }
    pub fn pop_front(&mut self) -> Option<T> {
        self.head.take().map(|old_head| {
            match old_head.borrow_mut().next.take() {
                Some(new_head) => { new_head.borrow_mut().prev.take(); self.head = Some(new_head); }
                None => { self.tail.take(); }
            }
            Rc::try_unwrap(old_head).ok().unwrap().into_inner().elem
        })
    }
    pub fn peek_front(&self) -> Option<Ref<'_, T>> { self.head.as_ref().map(|node| Ref::map(node.borrow(), |node| &node.elem)) }
    pub fn peek_front_mut(&mut self) -> Option<RefMut<'_, T>> { self.head.as_ref().map(|node| RefMut::map(node.borrow_mut(), |node| &mut node.elem)) }
}
impl<T> Drop for Deque<T> { fn drop(&mut self) { while self.pop_front().is_some() {} } }
pub struct Stack<T> { head: Option<Box<SNode<T>>> }
struct SNode<T> { elem: T, next: Option<Box<SNode<T>>> }
impl<T> Stack<T> {
    pub fn push(&mut self, elem: T) { let new_node = Box::new(SNode { elem: elem, next: self.head.take() }); self.head = Some(new_node); }
    pub fn pop(&mut self) -> Option<T> { self.head.take().map(|node| { self.head = node.next; node.elem }) }
    pub fn peek(&self) -> Option<&T> { self.head.as_ref().map(|node| { &node.elem }) }
    pub fn peek_mut(&mut self) -> Option<&mut T> { self.head.as_mut().map(|node| &mut node.elem) }
    pub fn rev(&mut self) { let mut prev = None; let mut cur = self.head.take(); while let Some(mut n) = cur { cur = n.next.take(); n.next = prev; prev = Some(n); } self.head = prev; }
    pub fn iter(&self) -> SIter<'_, T> { SIter { next: self.head.as_deref() } }
    pub fn iter_mut(&mut self) -> SIterMut<'_, T> { SIterMut { next: self.head.as_deref_mut() } }
}
pub struct SIter<'a, T> { next: Option<&'a SNode<T>> }
pub struct SIterMut<'a, T> { next: Option<&'a mut SNode<T>> }
impl<'a, T> Iterator for SIter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<Self::Item> { self.next.map(|node| { self.next = node.next.as_deref(); &node.elem }) } }
impl<'a, T> Iterator for SIterMut<'a, T> { type Item = &'a mut T; fn next(&mut self) -> Option<Self::Item> { self.next.take().map(|node| { self.next = node.next.as_deref_mut(); &mut node.elem }) } }
impl<T> Drop for Stack<T> { fn drop(&mut self) { let mut cur_link = self.head.take(); while let Some(mut boxed_node) = cur_link { cur_link = boxed_node.next.take(); } } }
#[derive(Clone, Default, PartialEq, PartialOrd)]
struct Tree { v: i32, kids: Vec<Tree>, name: Option<String> }
struct P { kids: RefCell<Vec<Rc<P>>>, parent: RefCell<Weak<P>>, v: i32 }
fn tree() -> i32 {
    let leaf = Rc::new(P { v: 3, parent: RefCell::new(Weak::new()), kids: RefCell::new(vec![]) });
    let branch = Rc::new(P { v: 5, parent: RefCell::new(Weak::new()), kids: RefCell::new(vec![Rc::clone(&leaf)]) });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    let up = leaf.parent.borrow().upgrade().map(|p| p.v).unwrap_or(0);
    let t = Tree { v: 1, kids: vec![Tree::default(), Tree { v: 2, ..Default::default() }], name: Some("x".to_string()) };
    fn sum(t: &Tree) -> i32 { t.v + t.kids.iter().map(sum).sum::<i32>() }
    let c = t.clone();
    if c == t && c <= t { sum(&c) + up + Rc::strong_count(&leaf) as i32 } else { 0 }
}
fn show<T: Debug>(t: &[T]) -> usize { t.iter().enumerate().filter(|(i, _)| i % 2 == 0).count() }
fn main() {
    let mut l = List::new(); l.push(1); l.push(2); if let Some(x) = l.peek_mut() { *x *= 10; } for e in l.iter_mut() { *e += 1; } let s: i32 = l.iter().sum(); let v: Vec<i32> = l.into_iter().collect();
    let mut d = Deque::new(); d.push_front("a"); d.peek_front_mut().map(|mut s| *s = "b"); let n = d.peek_front().unwrap().len(); d.pop_front();
    let mut st = Stack { head: None }; st.push(vec![1]); st.peek_mut().map(|v| v.push(2)); st.rev(); for v in st.iter_mut() { v[0] = 3; } let t = st.iter().map(|v| v.len()).max();
    tree(); show(&v);
}
