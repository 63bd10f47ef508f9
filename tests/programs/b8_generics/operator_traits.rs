// Arithmetic, comparison, negation, indexing and compound assignment on own types, by value and by reference.
use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Neg, Not, Shl, Sub};

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct V(i32, i32);

impl Add for V {
    type Output = V;
    fn add(self, o: V) -> V {
        V(self.0 + o.0, self.1 + o.1)
    }
}
impl<'a> Add<&'a V> for &V {
    type Output = V;
    fn add(self, o: &V) -> V {
        *self + *o
    }
}
impl Sub for V {
    type Output = V;
    fn sub(self, o: V) -> V {
        self + -o
    }
}
impl Mul<i32> for V {
    type Output = V;
    fn mul(self, k: i32) -> V {
        V(self.0 * k, self.1 * k)
    }
}
impl Mul<V> for i32 {
    type Output = V;
    fn mul(self, v: V) -> V {
        v * self
    }
}
impl Neg for V {
    type Output = V;
    fn neg(self) -> V {
        V(-self.0, -self.1)
    }
}
impl Not for V {
    type Output = bool;
    fn not(self) -> bool {
        self == V::default()
    }
}
impl AddAssign for V {
    fn add_assign(&mut self, o: V) {
        *self = *self + o;
    }
}
impl Shl<&str> for V {
    type Output = String;
    fn shl(self, s: &str) -> String {
        format!("{}{s}{}", self.0, self.1)
    }
}
impl Index<usize> for V {
    type Output = i32;
    fn index(&self, i: usize) -> &i32 {
        if i == 0 { &self.0 } else { &self.1 }
    }
}
impl IndexMut<usize> for V {
    fn index_mut(&mut self, i: usize) -> &mut i32 {
        if i == 0 { &mut self.0 } else { &mut self.1 }
    }
}

fn main() {
    let (a, mut b) = (V(1, 2), V(10, 20));
    println!("{:?} {:?} {:?} {:?}", a + b, b - a, a * 3, 2 * a);
    println!("{:?} {} {}", &a + &b, !a, !V(0, 0));
    b += a;
    b[0] += 100;
    b[1] = b[0] + a[1];
    println!("{b:?} {} {}", b << "|", -a == V(-1, -2));
    println!("{:?}", [a, b].into_iter().fold(V::default(), Add::add));
}
