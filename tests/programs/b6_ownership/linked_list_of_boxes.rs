// A singly linked list of boxes: push, reverse, remove, iterate, drop.
#[derive(Debug)]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

#[derive(Debug, Default)]
struct List {
    head: Option<Box<Node>>,
}

impl List {
    fn push(&mut self, value: i32) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { value, next }));
    }
    fn push_back(&mut self, value: i32) {
        let mut slot = &mut self.head;
        while let Some(node) = slot {
            slot = &mut node.next;
        }
        *slot = Some(Box::new(Node { value, next: None }));
    }
    fn reverse(&mut self) {
        let mut rest = self.head.take();
        while let Some(mut node) = rest {
            rest = node.next.take();
            node.next = self.head.take();
            self.head = Some(node);
        }
    }
    fn remove(&mut self, value: i32) -> bool {
        let mut slot = &mut self.head;
        loop {
            match slot {
                None => return false,
                Some(node) if node.value == value => {
                    *slot = node.next.take();
                    return true;
                }
                Some(node) => slot = &mut node.next,
            }
        }
    }
    fn values(&self) -> Vec<i32> {
        let mut out = vec![];
        let mut at = &self.head;
        while let Some(node) = at {
            out.push(node.value);
            at = &node.next;
        }
        out
    }
}

fn main() {
    let mut l = List::default();
    for n in [1, 2, 3] {
        l.push(n);
    }
    l.push_back(0);
    println!("{:?}", l.values());
    l.reverse();
    println!("{:?} {} {}", l.values(), l.remove(2), l.remove(9));
    println!("{:?}", l);
}
