// A queue of heap nodes linked by raw pointers, freed at the end.
struct Node {
    value: u32,
    next: *mut Node,
}

struct Queue {
    head: *mut Node,
    tail: *mut Node,
}

impl Queue {
    fn new() -> Self {
        Queue { head: std::ptr::null_mut(), tail: std::ptr::null_mut() }
    }

    fn push(&mut self, value: u32) {
        let node = Box::into_raw(Box::new(Node { value, next: std::ptr::null_mut() }));
        if self.tail.is_null() {
            self.head = node;
        } else {
            unsafe { (*self.tail).next = node };
        }
        self.tail = node;
    }

    fn pop(&mut self) -> Option<u32> {
        if self.head.is_null() {
            return None;
        }
        let node = unsafe { Box::from_raw(self.head) };
        self.head = node.next;
        if self.head.is_null() {
            self.tail = std::ptr::null_mut();
        }
        Some(node.value)
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        let mut left = 0;
        while self.pop().is_some() {
            left += 1;
        }
        println!("freed {left}");
    }
}

fn main() {
    let mut q = Queue::new();
    for n in 1..=4 {
        q.push(n * n);
    }
    println!("{:?} {:?}", q.pop(), q.pop());
    q.push(7);
    println!("{:?}", q.pop());
}
