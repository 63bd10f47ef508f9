use std::rc::Rc;

struct Node;

impl Node {
    fn shared(self: &Rc<Self>) -> usize {
        Rc::strong_count(self)
    }

    fn listed(self: Vec<Self>) -> usize {
        self.len()
    }
}

fn main() {
    println!("{}", Rc::new(Node).shared());
}
