// Iterators whose lengths are known and differ are told apart before an element is taken.
#[derive(PartialEq)]
struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0)
    }
}

fn main() {
    let v = |n| (0..n).map(D).collect::<Vec<_>>();
    println!("{}", v(2).into_iter().eq(v(3)));
    println!("{}", v(2).into_iter().eq(v(2)));
    println!("{}", v(2).into_iter().filter(|_| true).eq(v(3)));
    println!("{} {}", (0..3).eq([0, 1, 2]), "abc".chars().eq(['a', 'b']));
    println!("{}", (0..).eq_by_hand(3));
}

trait ByHand: Iterator<Item = i32> + Sized {
    fn eq_by_hand(self, n: i32) -> bool {
        self.eq(0..n)
    }
}

impl<I: Iterator<Item = i32>> ByHand for I {}
