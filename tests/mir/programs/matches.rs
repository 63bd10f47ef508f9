#[derive(Clone, Copy)] enum E { A, B(i32), C { x: i32, y: i32 }, D(&'static i32) }
enum Big { A = 10, B = 20, C = 30 }
#[repr(u8)] enum Small { A = 1, B = 2 }
struct D(i32);
impl Drop for D { fn drop(&mut self) {} }
enum G { X(D), Y(D, D), Z }
const K: i32 = 7;
fn d() -> D { D(1) }
fn a(e: E) -> i32 { match e { E::A => 1, E::B(x) => x, E::C { x, y } => x + y, E::D(r) => *r } }
fn b(e: &E) -> i32 { match e { E::A => 1, E::B(x) => *x, E::C { x, .. } => *x, E::D(r) => **r } }
fn c(e: &mut E) { match e { E::B(x) => *x = 1, E::C { y, .. } if *y > 1 => *y = 2, _ => {} } }
fn ints(x: i32) -> i32 { match x { 0 => 1, 1 | 2 => 2, 3..=9 => 3, i32::MIN..=-1 => 5, K2 => 6, _ => 4 } }
const K2: i32 = 100;
fn chars(x: char) -> i32 { match x { 'a' => 1, 'b'..='z' => 2, _ => 3 } }
fn bools(x: bool, y: bool) -> i32 { match (x, y) { (true, true) => 1, (false, _) => 2, (_, false) => 3 } }
fn strs(s: &str) -> i32 { match s { "a" => 1, "bb" => 2, _ => 3 } }
fn strs2(s: &&str, t: (&str, i32)) -> i32 { let a = match *s { "q" => 1, _ => 0 }; a + match t { ("x", 1) => 1, ("y", _) => 2, _ => 3 } }
fn slices(s: &[i32]) -> i32 { match s { [] => 0, [x] => *x, [x, y] => *x + *y, [x, .., y] => *x - *y } }
fn slices2(s: &[i32]) -> i32 { match s { [1, rest @ ..] => rest[0], [first, mid @ .., last] if *first > 1 => mid[0], [.., 3] => 2, _ => 0 } }
fn arrays(s: [i32; 3]) -> i32 { match s { [1, a, _] => a, [_, 2, b] => b, [.., c] => c } }
fn bytes(s: &[u8]) -> i32 { match s { b"ab" => 1, b"c" => 2, _ => 3 } }
fn guards(x: Option<i32>) -> i32 { match x { Some(n) if n > 3 => n, Some(n) if n < 0 => -n, Some(_) => 0, None => 1 } }
fn guards_move(g: G) -> i32 { match g { G::X(d) if d.0 == 1 => d.0, G::X(d) => 1, G::Y(a, b) => a.0, G::Z => 2 } }
fn at(x: i32) -> i32 { match x { n @ 1..=5 => n, n @ (7 | 8) => n + 1, n => n } }
fn ors(x: Option<i32>, y: i32) -> i32 { match (x, y) { (Some(1) | None, 3 | 4) => 1, (Some(b), _) | (None, b) if { let a = 1; b > a } => b, _ => 0 } }
fn or_bind(e: E) -> i32 { match e { E::B(x) | E::C { x, y: _ } => x, _ => 0 } }
fn big(b: Big) -> i32 { match b { Big::A => 1, Big::B => 2, Big::C => 3 } }
fn small(b: Small) -> u8 { b as u8 }
fn bigcast(b: Big) -> i32 { b as i32 }
fn nested(x: Option<Option<i32>>) -> i32 { match x { Some(Some(1)) => 1, Some(Some(n)) => n, Some(None) => 2, None => 3 } }
fn refpat(x: &(i32, i32)) -> i32 { let &(a, b) = x; let (c, ref d) = *x; a + b + c + *d }
fn refmut(mut x: (i32, i32)) -> i32 { let (ref mut a, ref b) = x; *a = *b; x.0 }
fn iflet(x: Option<i32>, y: Option<i32>) -> i32 { if let Some(a) = x { a } else if let Some(b) = y { b } else { 0 } }
fn chain(x: Option<i32>, y: bool) -> i32 { if let Some(a) = x { a } else { 0 } }
fn whilelet(mut x: Option<i32>) -> i32 { let mut n = 0; while let Some(a) = x { n += a; x = None; } n }
fn letelse(x: Option<i32>) -> i32 { let Some(a) = x else { return 3 }; a }
fn moves(g: G) -> i32 { match g { G::X(a) => a.0, G::Y(a, _) => a.0, G::Z => 0 } }
fn moves_ref(g: &G) -> i32 { match g { G::X(a) => a.0, G::Y(a, b) => a.0 + b.0, G::Z => 0 } }
fn wild(g: G) -> i32 { match g { _ => 1 } }
fn place(p: *const Option<i32>) -> i32 { unsafe { match *p { Some(_) => 1, None => 0 } } }
fn temps() -> i32 { match d().0 { 1 => 2, _ => 3 } }
fn optd(x: Option<D>) -> i32 { if let Some(d) = x { d.0 } else { 0 } }
fn optd2(x: &mut Option<D>) -> i32 { match x { Some(D(ref mut n)) => *n, None => 0 } }
fn question(x: Option<i32>) -> Option<i32> { let a = x?; Some(a + 1) }
fn params((a, b): (i32, i32), &c: &i32, D(_): D) -> i32 { a + b + c }
fn floats(x: f64) -> i32 { match x { 1.0 => 1, 2.0..=3.0 => 2, _ => 3 } }
fn deep(x: (Option<i32>, &Option<E>)) -> i32 { match x { (Some(1), Some(E::A)) => 1, (None, Some(E::B(q))) => *q, (Some(z), None) => z, _ => 2 } }
fn unit() -> () { match () { () => {} } }
fn diverge(x: i32) -> i32 { match x { 1 => return 2, 2 => loop { break; }, _ => {} } 3 }
fn never(x: bool) -> i32 { let y: i32 = if x { 1 } else { loop {} }; y }
fn main() {}
