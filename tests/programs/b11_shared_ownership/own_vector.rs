// A small vector of one's own: growth, push, pop, deref to a slice, drop.
use std::alloc::{self, Layout};
use std::ops::{Deref, DerefMut};
use std::ptr::{self, NonNull};

struct MyVec<T> {
    ptr: NonNull<T>,
    cap: usize,
    len: usize,
}

impl<T> MyVec<T> {
    fn new() -> Self {
        MyVec { ptr: NonNull::dangling(), cap: 0, len: 0 }
    }
    fn grow(&mut self) {
        let cap = if self.cap == 0 { 1 } else { self.cap * 2 };
        let new = Layout::array::<T>(cap).unwrap();
        let p = if self.cap == 0 {
            unsafe { alloc::alloc(new) }
        } else {
            let old = Layout::array::<T>(self.cap).unwrap();
            unsafe { alloc::realloc(self.ptr.as_ptr().cast(), old, new.size()) }
        };
        self.ptr = NonNull::new(p.cast()).unwrap_or_else(|| alloc::handle_alloc_error(new));
        self.cap = cap;
    }
    fn push(&mut self, t: T) {
        if self.len == self.cap {
            self.grow();
        }
        unsafe { self.ptr.as_ptr().add(self.len).write(t) };
        self.len += 1;
    }
    fn pop(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        Some(unsafe { self.ptr.as_ptr().add(self.len).read() })
    }
    fn insert(&mut self, at: usize, t: T) {
        assert!(at <= self.len);
        if self.len == self.cap {
            self.grow();
        }
        unsafe {
            let p = self.ptr.as_ptr().add(at);
            ptr::copy(p, p.add(1), self.len - at);
            p.write(t);
        }
        self.len += 1;
    }
}

impl<T> Deref for MyVec<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        unsafe { std::slice::from_raw_parts(self.ptr.as_ptr(), self.len) }
    }
}

impl<T> DerefMut for MyVec<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        unsafe { std::slice::from_raw_parts_mut(self.ptr.as_ptr(), self.len) }
    }
}

impl<T> Drop for MyVec<T> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
        if self.cap != 0 {
            unsafe { alloc::dealloc(self.ptr.as_ptr().cast(), Layout::array::<T>(self.cap).unwrap()) };
        }
    }
}

fn main() {
    let mut v = MyVec::new();
    for s in ["a", "b", "c"] {
        v.push(s.to_string());
    }
    v.insert(1, "x".to_string());
    v[0].push('!');
    v.reverse();
    println!("{:?} {} {}", &v[..], v.len(), v.cap);
    println!("{:?} {:?}", v.pop(), v.iter().map(|s| s.len()).sum::<usize>());
}
