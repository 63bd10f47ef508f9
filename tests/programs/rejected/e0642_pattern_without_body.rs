trait Pairs {
    fn sum(&self, (a, b): (i32, i32)) -> i32 {
        a + b
    }
    fn product(&self, (a, b): (i32, i32)) -> i32;
}

fn main() {}
