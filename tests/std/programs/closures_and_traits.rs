use std::any::Any;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::ops::{Add, Deref, DerefMut, Index, IndexMut, Mul, Neg, Not, Sub, AddAssign};
use std::rc::{Rc, Weak};
use std::cell::{Cell, RefCell, OnceCell, LazyCell};

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct V2(f64, f64);

impl Add for V2 {
    type Output = V2;
    fn add(self, o: V2) -> V2 {
        V2(self.0 + o.0, self.1 + o.1)
    }
}

impl Sub for V2 {
    type Output = V2;
    fn sub(self, o: V2) -> V2 {
        V2(self.0 - o.0, self.1 - o.1)
    }
}

impl Mul<f64> for V2 {
    type Output = V2;
    fn mul(self, k: f64) -> V2 {
        V2(self.0 * k, self.1 * k)
    }
}

impl Neg for V2 {
    type Output = V2;
    fn neg(self) -> V2 {
        V2(-self.0, -self.1)
    }
}

impl AddAssign for V2 {
    fn add_assign(&mut self, o: V2) {
        *self = *self + o;
    }
}

impl std::iter::Sum for V2 {
    fn sum<I: Iterator<Item = V2>>(iter: I) -> V2 {
        iter.fold(V2::default(), |a, b| a + b)
    }
}

struct Wrapper(Vec<i32>);

impl Deref for Wrapper {
    type Target = Vec<i32>;
    fn deref(&self) -> &Vec<i32> {
        &self.0
    }
}

impl DerefMut for Wrapper {
    fn deref_mut(&mut self) -> &mut Vec<i32> {
        &mut self.0
    }
}

struct Grid {
    w: usize,
    cells: Vec<u8>,
}

impl Index<(usize, usize)> for Grid {
    type Output = u8;
    fn index(&self, (x, y): (usize, usize)) -> &u8 {
        &self.cells[y * self.w + x]
    }
}

impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut u8 {
        &mut self.cells[y * self.w + x]
    }
}

trait Animal {
    fn name(&self) -> String;
    fn speak(&self) -> String {
        format!("{} speaks", self.name())
    }
    fn as_any(&self) -> &dyn Any;
}

struct Dog;
struct Cat(u8);

impl Animal for Dog {
    fn name(&self) -> String {
        "dog".into()
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Animal for Cat {
    fn name(&self) -> String {
        format!("cat{}", self.0)
    }
    fn speak(&self) -> String {
        "meow".into()
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn make_counter() -> impl FnMut() -> u32 {
    let mut n = 0;
    move || {
        n += 1;
        n
    }
}

fn apply(f: &mut dyn FnMut(i32), n: i32) {
    for i in 0..n {
        f(i);
    }
}

fn largest<T: PartialOrd + Copy>(v: &[T]) -> T {
    let mut m = v[0];
    for &x in v {
        if x > m {
            m = x;
        }
    }
    m
}

fn show<T: Debug + ?Sized, U>(t: &T, u: U) -> String
where
    U: Display,
{
    format!("{t:?}/{u}")
}

#[derive(Debug)]
struct Node {
    value: i32,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

fn main() {
    let a = V2(1.0, 2.0);
    let mut b = a + V2(0.5, 0.5) * 2.0 - -a;
    b += a;
    println!("{b:?} {} {:?}", a < b, [a, b].into_iter().sum::<V2>());
    let mut w = Wrapper(vec![1]);
    w.push(2);
    println!("{} {:?} {}", w.len(), w.iter().max(), w[0]);
    let mut g = Grid { w: 2, cells: vec![0; 4] };
    g[(1, 0)] = 7;
    g[(0, 1)] += 3;
    println!("{} {:?} {}", g[(1, 0)], g.cells, !5u8 & Not::not(0u8));
    let zoo: Vec<Box<dyn Animal>> = vec![Box::new(Dog), Box::new(Cat(2))];
    for z in &zoo {
        println!("{} {}", z.speak(), z.as_any().downcast_ref::<Cat>().map_or(0, |c| c.0));
    }
    println!("{}", compose(|x: i32| x + 1, |y: i32| format!("<{y}>"))(4));
    let mut c = make_counter();
    println!("{} {}", c(), c());
    let mut seen = vec![];
    apply(&mut |i| seen.push(i * i), 4);
    println!("{seen:?}");
    let fs: [fn(f64) -> f64; 2] = [f64::sqrt, |x| x * x];
    println!("{:?}", fs.iter().map(|f| f(16.0)).collect::<Vec<_>>());
    let boxed: Vec<Box<dyn Fn(i32) -> i32>> = (1..4).map(|k| Box::new(move |x| x * k) as Box<dyn Fn(i32) -> i32>).collect();
    println!("{:?}", boxed.iter().map(|f| f(10)).collect::<Vec<_>>());
    println!("{} {} {}", largest(&[1, 5, 2]), largest(&[1.5, 0.5]), largest(&['a', 'z']));
    println!("{}", show("x", 1) + &show(&[1, 2][..], "y"));
    let leaf = Rc::new(Node { value: 3, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![]) });
    println!("{:?} {}", leaf.parent.borrow().upgrade().map(|p| p.value), Rc::strong_count(&leaf));
    {
        let branch = Rc::new(Node {
            value: 5,
            parent: RefCell::new(Weak::new()),
            children: RefCell::new(vec![Rc::clone(&leaf)]),
        });
        *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
        println!("{:?} {} {}", leaf.parent.borrow().upgrade().map(|p| p.value), Rc::strong_count(&leaf), Rc::weak_count(&branch));
        println!("{:?}", branch.children.borrow().iter().map(|c| c.value).collect::<Vec<_>>());
    }
    println!("{:?} {}", leaf.parent.borrow().upgrade().is_none(), Rc::strong_count(&leaf));
    let cell = Cell::new(5);
    cell.set(cell.get() + 1);
    println!("{} {} {:?}", cell.replace(9), cell.get(), cell);
    let shared = Rc::new(RefCell::new(vec![1]));
    let other = Rc::clone(&shared);
    other.borrow_mut().push(2);
    println!("{:?} {:?}", shared, shared.try_borrow_mut().is_ok());
    let once = OnceCell::new();
    println!("{} {:?} {:?}", once.get_or_init(|| 3), once.set(4), once.get());
    let lazy = LazyCell::new(|| { print!("(init) "); 7 });
    println!("{} {}", *lazy, *lazy);
    let any: Box<dyn Any> = Box::new(5i32);
    println!("{:?} {}", any.downcast_ref::<i32>(), any.is::<u8>());
    println!("{:?}", any.downcast::<i32>().map(|b| *b + 1));
    let mut memo: HashMap<u64, u64> = HashMap::new();
    fn fib(n: u64, memo: &mut HashMap<u64, u64>) -> u64 {
        if n < 2 {
            return n;
        }
        if let Some(&v) = memo.get(&n) {
            return v;
        }
        let r = fib(n - 1, memo) + fib(n - 2, memo);
        memo.insert(n, r);
        r
    }
    println!("{}", fib(30, &mut memo));
    fn takes_borrow<K: Borrow<str>>(k: K) -> usize {
        k.borrow().len()
    }
    println!("{} {}", takes_borrow("abc"), takes_borrow(String::from("de")));
    let text: Rc<str> = Rc::from("rc str");
    println!("{text} {}", Rc::ptr_eq(&text, &text.clone()));
    let dynamic: Rc<dyn Debug> = Rc::new(vec![1]);
    println!("{dynamic:?} {}", std::mem::size_of_val(&*dynamic));
    println!("{}", std::any::type_name::<[i32; 3]>());
    let mut opt = Some(3);
    while let Some(n) = opt {
        opt = if n > 0 { Some(n - 1) } else { None };
    }
    println!("{opt:?} {:?}", std::mem::take(&mut seen));
}
