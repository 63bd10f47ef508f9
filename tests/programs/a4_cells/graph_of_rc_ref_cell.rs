// Nodes that point at one another by `Rc<RefCell<…>>`, changed while others look on.
use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Node {
    name: &'static str,
    children: RefCell<Vec<Rc<Node>>>,
    parent: RefCell<Weak<Node>>,
}

fn node(name: &'static str) -> Rc<Node> {
    Rc::new(Node { name, children: RefCell::new(vec![]), parent: RefCell::new(Weak::new()) })
}

fn adopt(parent: &Rc<Node>, child: Rc<Node>) {
    *child.parent.borrow_mut() = Rc::downgrade(parent);
    parent.children.borrow_mut().push(child);
}

fn path(n: &Node) -> String {
    match n.parent.borrow().upgrade() {
        Some(p) => format!("{}/{}", path(&p), n.name),
        None => n.name.to_string(),
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn main() {
    let leaf = node("leaf");
    {
        let root = node("root");
        let mid = node("mid");
        adopt(&mid, leaf.clone());
        adopt(&root, mid);
        println!("{} {}", path(&leaf), Rc::strong_count(&leaf));
    }
    println!("{} {}", path(&leaf), Rc::strong_count(&leaf));
}
