# ruff: noqa: E501, ISC004 -- tables of one-line Rust snippets
"""Topics about iterators, closures, traits, generics and collections: random chains over fixed declarations."""

from __future__ import annotations

from tests.differential.generated.choices import Choices

PRELUDE = """mod shapes {
    use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Neg, Not, Sub};
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub struct V2 { pub x: i64, pub y: i64 }
    impl Add for V2 { type Output = V2; fn add(self, o: V2) -> V2 { V2 { x: self.x + o.x, y: self.y + o.y } } }
    impl<'a> Add<&'a V2> for &V2 { type Output = V2; fn add(self, o: &'a V2) -> V2 { *self + *o } }
    impl Sub<i64> for V2 { type Output = i64; fn sub(self, o: i64) -> i64 { self.x - o } }
    impl Mul<V2> for i64 { type Output = V2; fn mul(self, o: V2) -> V2 { V2 { x: self * o.x, y: self * o.y } } }
    impl Neg for V2 { type Output = V2; fn neg(self) -> V2 { V2 { x: -self.x, y: -self.y } } }
    impl Not for V2 { type Output = bool; fn not(self) -> bool { self.x == 0 } }
    impl AddAssign<i64> for V2 { fn add_assign(&mut self, o: i64) { self.x += o; self.y -= o; } }
    impl std::iter::Sum for V2 { fn sum<I: Iterator<Item = V2>>(i: I) -> V2 { i.fold(V2::default(), |a, b| a + b) } }
    impl From<i64> for V2 { fn from(n: i64) -> V2 { V2 { x: n, y: n + 1 } } }
    impl std::fmt::Display for V2 {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "<{}, {:>3}>", self.x, self.y) }
    }
    pub struct Grid<T, const W: usize, const H: usize> { cells: [[T; W]; H] }
    impl<T: Copy + Default, const W: usize, const H: usize> Grid<T, W, H> {
        pub const AREA: usize = W * H;
        pub fn new(f: impl Fn(usize, usize) -> T) -> Self {
            let mut cells = [[T::default(); W]; H];
            for (y, row) in cells.iter_mut().enumerate() { for (x, c) in row.iter_mut().enumerate() { *c = f(x, y); } }
            Grid { cells }
        }
        pub fn column(&self, x: usize) -> [T; H] { std::array::from_fn(|y| self[(x, y)]) }
    }
    impl<T, const W: usize, const H: usize> Index<(usize, usize)> for Grid<T, W, H> {
        type Output = T;
        fn index(&self, (x, y): (usize, usize)) -> &T { &self.cells[y][x] }
    }
    impl<T, const W: usize, const H: usize> IndexMut<(usize, usize)> for Grid<T, W, H> {
        fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut T { &mut self.cells[y][x] }
    }
}
use shapes::{Grid, V2};
use std::collections::{BTreeMap, HashMap, VecDeque};
trait Animal { const LEGS: u8; type Food: std::fmt::Debug + Default; fn name(&self) -> String;
    fn eat(&self, f: Self::Food) -> String { format!("{} eats {:?} on {}", self.name(), f, Self::LEGS) } }
struct Cat; struct Bird(i64);
impl Animal for Cat { const LEGS: u8 = 4; type Food = i64; fn name(&self) -> String { "cat".into() } }
impl Animal for Bird { const LEGS: u8 = 2; type Food = Option<char>; fn name(&self) -> String { self.0.to_string() }
    fn eat(&self, f: Option<char>) -> String { format!("{}{:?}", Self::LEGS, f) } }
fn feed<A: Animal>(a: &A) -> String where A::Food: Clone { a.eat(Default::default()) }
trait Step { fn go(&mut self, n: i64) -> i64; }
impl<F: FnMut(i64) -> i64> Step for F { fn go(&mut self, n: i64) -> i64 { self(n) + 1 } }
fn run(s: &mut dyn Step, n: i64) -> i64 { s.go(n) + s.go(n) }
fn adder(k: i64) -> impl Fn(i64) -> i64 + Clone { move |n| n + k }
fn boxed(k: i64, up: bool) -> Box<dyn Fn(i64) -> i64> { if up { Box::new(move |n| n * k) } else { Box::new(adder(k)) } }
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |a| g(f(a)) }
fn largest<'a, T: PartialOrd>(v: &'a [T], first: &'a T) -> &'a T { v.iter().fold(first, |m, x| if x > m { x } else { m }) }
struct Count { n: i64, end: i64 }
impl Iterator for Count { type Item = i64;
    fn next(&mut self) -> Option<i64> { if self.n < self.end { self.n += 1; Some(self.n) } else { None } } }
fn digits(s: &str) -> Result<Vec<u32>, String> {
    s.chars().map(|c| c.to_digit(10).ok_or_else(|| format!("bad {c:?}"))).collect()
}"""


class Library:
    """Statements over numbers of type `i64`."""

    def __init__(self, choices: Choices) -> None:
        self.c = choices

    def topic(self, name: str) -> str:
        body = "\n    ".join(self.statement() for _ in range(self.c.draw(2, 6)))
        return f"fn {name}() {{\n    {body}\n}}"

    def n(self) -> str:
        value = self.c.pick([self.c.draw(0, 9), self.c.draw(0, 99), -self.c.draw(1, 20)])
        return f"({value}i64)" if value < 0 else f"{value}i64"

    def list(self) -> str:
        return ", ".join(self.n() for _ in range(self.c.draw(1, 6)))

    def test(self) -> str:
        return self.c.pick(["x % 2 == 0", "x > 5", "x < 50", "x != 3", "true", "x & 1 == 1", "x.abs() < 9"])

    def source(self) -> str:
        """An iterator of `i64` that can be run once."""
        c = self.c
        return c.pick([
            f"vec![{self.list()}].into_iter()", f"[{self.list()}].into_iter()", f"(0i64..{c.draw(0, 8)})",
            f"(1i64..={c.draw(0, 6)}).rev()", f"[{self.list()}].iter().copied()", f"Count {{ n: {c.draw(0, 4)}, end: 6 }}",
            f"std::iter::repeat({self.n()}).take({c.draw(0, 3)})", f"std::iter::once({self.n()})",
            f"std::iter::successors(Some({self.n()}), |x| if x.abs() < 60 {{ Some(x * 3 + 1) }} else {{ None }}).take(8)",
            f"std::iter::from_fn({{ let mut k = {c.draw(0, 3)}i64; move || {{ k += 1; (k < 6).then_some(k) }} }})",
            f"Some({self.n()}).into_iter()", f"VecDeque::from([{self.list()}]).into_iter()",
            f'"{c.pick(["a1b22", "30 4 x", ""])}".chars().filter_map(|c| c.to_digit(10)).map(i64::from)',
        ])  # fmt: skip

    def chain(self) -> str:
        c = self.c
        text = self.source()
        for _ in range(c.draw(0, 4)):
            k = c.draw(0, 4)
            text += c.pick([
                f".map(|x| x * {self.n()} - 1)", f".filter(|&x| {self.test()})", f".skip({k})", f".take({k + 1})",
                f".step_by({k + 1})", f".chain([{self.list()}])", f".zip({self.source()}).map(|(a, b)| a - b)",
                ".enumerate().map(|(i, x)| i as i64 * x)", f".take_while(|&x| {self.test()})",
                f".skip_while(|&x| {self.test()})", ".scan(0, |s, x| { *s += x; Some(*s) })",
                f".flat_map(|x| (0..x.rem_euclid({k + 1})).map(move |y| x - y))", '.inspect(|x| println!("see {x}"))',
                ".peekable()", ".fuse()", f".filter_map(|x| ({self.test()}).then(|| x / 2))",
                f".map_while(|x| x.checked_mul({k + 1}))", ".map(Some).flatten()", ".by_ref().map(|x| x ^ 1)",
                f".collect::<VecDeque<_>>().into_iter().{c.pick(['rev()', 'cycle().take(5)'])}",
            ])  # fmt: skip
        return text

    def end(self) -> str:
        """An expression that runs a chain to something printable."""
        c = self.c
        k = c.draw(0, 4)
        return self.chain() + c.pick([
            ".collect::<Vec<_>>()", ".sum::<i64>()", ".count()", ".max()", ".min_by_key(|x| x.rem_euclid(7))", ".last()",
            ".fold(String::new(), |s, x| s + &x.to_string())", f".nth({k})", f".any(|x| {self.test()})",
            f".all(|x| {self.test()})", f".position(|x| {self.test()})", f".find(|&x| {self.test()})", ".product::<i64>()",
            f".partition::<Vec<_>, _>(|&x| {self.test()})", ".map(|x| (x, -x)).unzip::<_, _, Vec<_>, Vec<_>>()",
            ".reduce(|a, b| a * 2 - b)", ".map(V2::from).sum::<V2>()", ".try_fold(0i8, |a, x| a.checked_add(x as i8))",
            ".map(|x| if x > 40 { Err(x) } else { Ok(x) }).collect::<Result<Vec<_>, _>>()", ".size_hint().0",
            ".map(|x| (x % 3, x)).collect::<BTreeMap<_, _>>()", ".map(|x| x.to_string()).collect::<Vec<_>>().join(\"-\")",
            ".max_by(|a, b| (a % 5).cmp(&(b % 5)))", ".collect::<std::collections::BTreeSet<_>>()", ".eq(0..3)",
            ".map(|x| x as u8 as char).collect::<String>()", ".cmp([1, 2])",
        ])  # fmt: skip

    def statement(self) -> str:
        c = self.c
        n, m, k = self.n(), self.n(), c.draw(0, 4)
        if c.half():
            return f'println!("{{:?}}", {self.end()});'
        v = f"let mut v = vec![{self.list()}];"
        forms = [
            f'let mut t = V2::from({n}); t += {m}; println!("{{}} {{:?}} {{}}", &t + &-t, {m} * t, !t);',
            f'println!("{{}} {{:?}}", V2::from({n}) - {m}, V2::from({n}).cmp(&V2 {{ x: {m}, y: 0 }}));',
            f"let mut g = Grid::<i64, 3, {k + 1}>::new(|x, y| (x * 10 + y) as i64 + {n}); g[(1, {k // 2})] += {m}; "
            f'println!("{{:?}} {{}}", g.column(1), Grid::<u8, 3, {k}>::AREA);',
            f"let g = Grid::<i64, 2, 2>::new(|x, _| x as i64); println!(\"{{}}\", g[(1, {k // 2})]);",
            'println!("{} {}", feed(&Cat), feed(&Bird(' + n + ")));",
            f"let mut total = {n}; println!(\"{{}}\", run(&mut |x| {{ total += x; total }}, {m})); println!(\"{{total}}\");",
            f"let f = compose(adder({n}), boxed({m}, {c.pick(['true', 'false'])})); println!(\"{{}}\", f({k}));",
            f"let f = compose(|x: i64| x.to_string(), |s: String| s.len()); println!(\"{{}}\", f({n}));",
            f"let fs: Vec<Box<dyn Fn(i64) -> i64>> = vec![boxed({n}, true), Box::new(adder({m})), Box::new(i64::abs)]; "
            f'println!("{{:?}}", fs.iter().map(|f| f(-{k})).collect::<Vec<_>>());',
            f"let t: [fn(i64) -> i64; 3] = [i64::abs, |x| x + 1, i64::signum]; println!(\"{{}}\", t[{k % 3}]({n}));",
            f"{v} {{ let big = largest(&v, &{m}); println!(\"{{big}}\"); }} v.sort(); v.dedup(); println!(\"{{v:?}}\");",
            f"{v} v.sort_by_key(|x| std::cmp::Reverse(x.abs())); let e = v.len() - 1; v.swap(0, e); println!(\"{{:?}}\", v);",
            f"{v} if let [first, .., last] = v.as_mut_slice() {{ std::mem::swap(first, last); }} println!(\"{{v:?}}\");",
            f"{v} let (a, b) = v.split_at_mut({k}); a.reverse(); b.rotate_left(b.len() / 2); println!(\"{{v:?}}\");",
            f"{v} for w in v.windows(2) {{ println!(\"{{}}\", w[0] - w[1]); }} println!(\"{{:?}}\", v.chunks({k + 1}).last());",
            f"{v} let d: Vec<_> = v.drain({k % 2}..).rev().collect(); println!(\"{{v:?}} {{d:?}} {{:?}}\", d.binary_search(&{n}));",
            f"{v} v.splice(0..1, [{self.list()}]); v.insert({k}, {n}); println!(\"{{:?}} {{:?}}\", v, v.iter().rposition(|&x| x > 5));",
            f"{v} let s = &v[{k % 2}..]; println!(\"{{:?}} {{:?}} {{:?}}\", s.first(), s.split_last(), s.contains(&{n}));",
            f"{v} match &v[..] {{ [] => {{}} [x] if *x > 3 => println!(\"one {{x}}\"), [a, b @ ..] => println!(\"{{a}} {{b:?}}\") }}",
            f"let mut m = BTreeMap::new(); for x in [{self.list()}] {{ *m.entry(x % 4).or_insert(0) += x; }} "
            'println!("{m:?} {:?}", m.range(1..).next()); println!("{:?}", m.remove(&2));',
            f"let mut m = HashMap::new(); for x in [{self.list()}] {{ m.entry(x % 4).or_insert_with(Vec::new).push(x); }} "
            'let mut k: Vec<_> = m.iter().collect(); k.sort(); println!("{k:?}");',
            f"let mut q = VecDeque::new(); for x in [{self.list()}] {{ if x % 2 == 0 {{ q.push_back(x) }} else "
            f"{{ q.push_front(x) }} }} q.rotate_left(q.len() / 2); println!(\"{{q:?}} {{:?}} {{:?}}\", q.get({k}), q.back());",
            f"println!(\"{{:?}} {{:?}}\", digits(\"{c.draw(0, 999)}\"), digits(\"1{c.pick(['x', '2', ' '])}\"));",
            f"let s = std::rc::Rc::new(std::cell::RefCell::new(vec![{n}])); let t = s.clone(); t.borrow_mut().push({m}); "
            'println!("{:?} {}", s, std::rc::Rc::strong_count(&t));',
            f"let c = std::cell::Cell::new({n}); let f = |x| c.set(c.get() + x); f({m}); f(1); println!(\"{{:?}}\", c);",
            f"let o = Some({n}); println!(\"{{:?}} {{:?}} {{:?}} {{:?}}\", o.map(|x| x * 2), o.and_then(|x| x.checked_div({k})), "
            f"o.xor(None), o.zip(Some('z')).ok_or(\"none\"));",
            f"let s = \"k=v;{k}=;x\"; println!(\"{{:?}} {{:?}}\", s.split(';').map(|p| p.split_once('=')).collect::<Vec<_>>(), "
            "s.find(char::is_numeric));",
            f"println!(\"{{:>{k + 4}}}|{{:<+6}}|{{:^#8x}}|{{:08.3}}\", {n}, {m}, {k}, {n} as f64 / 7.0);",
            f"let mut it = [{self.list()}].into_iter().peekable(); while let Some(x) = it.next() {{ "
            "if it.next_if(|y| *y > x).is_some() { print!(\"^\"); } println!(\"{x} {:?}\", it.peek()); }",
            f"let a: Box<dyn std::any::Any> = Box::new({n}); println!(\"{{:?}} {{}}\", a.downcast_ref::<i64>(), a.is::<u8>());",
            f"let (mut a, mut b) = ({n}, {m}); (a, b) = (b, a + b); [a, _] = [b, a]; println!(\"{{a}} {{b}}\");",
            f"let r = std::panic::catch_unwind(|| {{ let v = [{self.list()}]; v[{k}] }}); println!(\"{{:?}}\", r.ok());",
        ]  # fmt: skip
        return f"{{ {c.pick(forms)} }}"
