trait Source {
    fn all(&self) -> impl Iterator<Item = u8>
    where
        Self: Sized;
    fn next(&self) -> u8;
}

trait Numbers {
    fn numbers(&self) -> impl Iterator<Item = u8>;
}

fn first(source: &dyn Source) -> u8 {
    source.next()
}

fn sum(numbers: &dyn Numbers) -> u8 {
    0
}

fn main() {}
