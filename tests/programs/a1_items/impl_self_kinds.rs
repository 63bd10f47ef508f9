// Methods by `&self`, `&mut self`, `self`, `mut self`, `self: Box<Self>` and functions without a receiver.
#[derive(Debug, Clone)]
struct Counter {
    n: u32,
}

impl Counter {
    const START: u32 = 5;

    fn new() -> Self {
        Self { n: Self::START }
    }

    fn get(&self) -> u32 {
        self.n
    }

    fn add(&mut self, by: u32) -> &mut Self {
        self.n += by;
        self
    }

    fn doubled(mut self) -> Self {
        self.n *= 2;
        self
    }

    fn into_inner(self) -> u32 {
        self.n
    }

    fn boxed(self: Box<Self>) -> u32 {
        self.n + 1000
    }

    fn by_typed_self(self: &Self) -> u32 {
        self.n + 1
    }
}

fn main() {
    let mut c = Counter::new();
    c.add(1).add(2);
    println!("{} {}", c.get(), c.by_typed_self());
    let d = c.clone().doubled();
    println!("{d:?} {}", Counter::get(&d));
    println!("{}", c.into_inner());
    println!("{}", Box::new(d).boxed());
}
