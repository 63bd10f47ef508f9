// The derived impl is the second one.
#[derive(Debug, Clone)]
struct Point(i32);

impl Clone for Point {
    fn clone(&self) -> Self {
        Point(self.0)
    }
}

fn main() {
    println!("{:?}", Point(1).clone());
}
