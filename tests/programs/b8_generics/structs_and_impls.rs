// Generic structs with impls for all, for some, and for one instance.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pair<A, B = A> {
    a: A,
    b: B,
}

impl<A, B> Pair<A, B> {
    fn new(a: A, b: B) -> Self {
        Pair { a, b }
    }
    fn swap(self) -> Pair<B, A> {
        Pair { a: self.b, b: self.a }
    }
    fn map_a<C>(self, f: impl FnOnce(A) -> C) -> Pair<C, B> {
        Pair { a: f(self.a), b: self.b }
    }
}

impl<T: std::ops::Add<Output = T> + Copy> Pair<T> {
    fn sum(&self) -> T {
        self.a + self.b
    }
}

impl Pair<f64, f64> {
    fn length(&self) -> f64 {
        (self.a * self.a + self.b * self.b).sqrt()
    }
}

fn main() {
    let p = Pair::new(1, "x");
    println!("{:?} {:?}", p.swap(), p.map_a(|n| n as f32 / 2.0));
    println!("{} {}", Pair::new(2, 3).sum(), Pair { a: 3.0, b: 4.0 }.length());
    let q: Pair<u8> = Pair { a: 1, b: 2 };
    println!("{} {}", q == Pair::new(1, 2), size_of::<Pair<u8, u32>>());
}
