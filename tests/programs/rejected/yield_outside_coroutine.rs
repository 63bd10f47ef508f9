// `yield` needs a closure with the attribute.
#![feature(coroutines)]

fn main() {
    yield 1;
}
