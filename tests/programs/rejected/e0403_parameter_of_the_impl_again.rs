// A method cannot have a parameter of the name that the impl's has.
struct Pair<T>(T, T);

impl<T> Pair<T> {
    fn with<T>(self, other: T) -> (Self, T) {
        (self, other)
    }
}

fn main() {
    println!("{}", Pair(1, 2).with('x').1);
}
