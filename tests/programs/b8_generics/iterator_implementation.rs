// An own iterator gets all adaptors; double-ended and exact-size by hand.
struct Fib {
    a: u64,
    b: u64,
}

impl Iterator for Fib {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        let r = self.a;
        (self.a, self.b) = (self.b, self.a + self.b);
        Some(r)
    }
}

struct Span {
    lo: i32,
    hi: i32,
}

impl Iterator for Span {
    type Item = i32;
    fn next(&mut self) -> Option<i32> {
        (self.lo < self.hi).then(|| {
            self.lo += 1;
            self.lo - 1
        })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.hi - self.lo) as usize;
        (n, Some(n))
    }
}

impl DoubleEndedIterator for Span {
    fn next_back(&mut self) -> Option<i32> {
        (self.lo < self.hi).then(|| {
            self.hi -= 1;
            self.hi
        })
    }
}

impl ExactSizeIterator for Span {}

fn main() {
    println!("{:?}", Fib { a: 0, b: 1 }.skip(5).step_by(2).take(4).collect::<Vec<_>>());
    println!("{:?}", Fib { a: 0, b: 1 }.take_while(|n| *n < 30).filter(|n| n % 2 == 1).map(|n| n * n).last());
    let s = Span { lo: 1, hi: 6 };
    println!("{}", s.len());
    println!("{:?}", s.rev().zip(Span { lo: 10, hi: 20 }).collect::<Vec<_>>());
    println!("{:?}", Span { lo: 0, hi: 5 }.enumerate().rev().next());
    let mut it = Span { lo: 0, hi: 4 };
    println!("{:?} {:?} {:?} {}", it.next(), it.next_back(), it.nth(0), it.by_ref().count());
    println!("{:?}", it.next());
}
