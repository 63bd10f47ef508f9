// `v.push(v.len())`: the receiver's borrow is reserved while the argument reads.
struct Stack {
    items: Vec<usize>,
}

impl Stack {
    fn len(&self) -> usize {
        self.items.len()
    }
    fn push(&mut self, n: usize) -> &mut Self {
        self.items.push(n);
        self
    }
}

fn main() {
    let mut v = vec![5];
    v.push(v.len());
    v.push(v[0] + v[1]);
    println!("{v:?}");
    let mut s = Stack { items: vec![] };
    s.push(s.len() + 7);
    s.push(s.items[0] * 2).push(3);
    println!("{:?}", s.items);
    let mut a = [1, 2];
    a[0] += a[1];
    println!("{a:?}");
}
