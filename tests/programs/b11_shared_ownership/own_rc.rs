// A reference count of one's own: Clone, Deref and Drop over a shared heap box.
use std::cell::Cell;
use std::ops::Deref;
use std::ptr::NonNull;

struct Inner<T> {
    count: Cell<usize>,
    value: T,
}

struct MyRc<T>(NonNull<Inner<T>>);

impl<T> MyRc<T> {
    fn new(value: T) -> Self {
        let b = Box::new(Inner { count: Cell::new(1), value });
        MyRc(NonNull::from(Box::leak(b)))
    }
    fn count(this: &Self) -> usize {
        unsafe { this.0.as_ref() }.count.get()
    }
}

impl<T> Clone for MyRc<T> {
    fn clone(&self) -> Self {
        let c = &unsafe { self.0.as_ref() }.count;
        c.set(c.get() + 1);
        MyRc(self.0)
    }
}

impl<T> Deref for MyRc<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &unsafe { self.0.as_ref() }.value
    }
}

impl<T> Drop for MyRc<T> {
    fn drop(&mut self) {
        let left = unsafe { self.0.as_ref() }.count.get() - 1;
        if left == 0 {
            println!("last");
            drop(unsafe { Box::from_raw(self.0.as_ptr()) });
        } else {
            unsafe { self.0.as_ref() }.count.set(left);
        }
    }
}

fn main() {
    let a = MyRc::new(String::from("shared"));
    let b = a.clone();
    println!("{} {} {}", a.len(), *b, MyRc::count(&a));
    drop(a);
    println!("{} {}", *b, MyRc::count(&b));
}
