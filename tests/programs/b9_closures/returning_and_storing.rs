//@ edition: 2024
// Closures kept in structs, vectors and boxes; a counter with its own state.
struct Button<'a> {
    handlers: Vec<Box<dyn FnMut(u32) -> bool + 'a>>,
}

impl<'a> Button<'a> {
    fn on(&mut self, f: impl FnMut(u32) -> bool + 'a) -> &mut Self {
        self.handlers.push(Box::new(f));
        self
    }
    fn click(&mut self, n: u32) -> usize {
        self.handlers.iter_mut().filter_map(|h| h(n).then_some(())).count()
    }
}

fn counter() -> impl FnMut() -> u32 {
    let mut n = 0;
    move || {
        n += 1;
        n
    }
}

struct Cache<F: Fn(u64) -> u64> {
    f: F,
    last: Option<(u64, u64)>,
}

impl<F: Fn(u64) -> u64> Cache<F> {
    fn get(&mut self, n: u64) -> u64 {
        if let Some((k, v)) = self.last && k == n {
            return v;
        }
        let v = (self.f)(n);
        self.last = Some((n, v));
        v
    }
}

fn main() {
    let (mut a, mut b) = (counter(), counter());
    println!("{} {} {}", a(), a(), b());
    let mut log = vec![];
    let mut total = 0;
    let mut button = Button { handlers: vec![] };
    button.on(|n| { log.push(n); true }).on(|n| { total += n; n > 5 });
    println!("{} {}", button.click(3), button.click(8));
    drop(button);
    println!("{log:?} {total}");
    let calls = std::cell::Cell::new(0);
    let mut c = Cache { f: |n| { calls.set(calls.get() + 1); n * n }, last: None };
    println!("{} {} {} {}", c.get(4), c.get(4), c.get(5), calls.get());
}
