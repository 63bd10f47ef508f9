// An object hides its type: methods that name it, or have type parameters, are only left out with `Self: Sized`.
trait Shape {
    fn area(&self) -> f64;
    fn new() -> Self
    where
        Self: Sized;
    fn scaled<T: Into<f64>>(&self, by: T) -> f64
    where
        Self: Sized;
    fn next(&self) -> Option<Box<dyn Shape>>;
}

trait Twin {
    fn twin(&self) -> Self;
}

fn total(shapes: &[&dyn Shape]) -> f64 {
    shapes.iter().map(|s| s.area()).sum()
}

fn main() {
    let twins: Vec<Box<dyn Twin>> = Vec::new();
    println!("{} {}", total(&[]), twins.len());
}
