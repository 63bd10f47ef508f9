struct Asks<T: Clone>(T);

impl<U: Clone> Drop for Asks<U> {
    fn drop(&mut self) {}
}

struct Plain<T>(T);

impl<T: Clone> Drop for Plain<T> {
    fn drop(&mut self) {}
}

fn main() {}
