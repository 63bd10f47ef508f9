// A static coroutine keeps borrows of its own locals over its yields.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
use std::ops::Coroutine;
use std::pin::{Pin, pin};

fn words<'a>(text: &'a str) -> impl Coroutine<Yield = String, Return = usize> + 'a {
    #[coroutine]
    static move || {
        let owned = text.to_uppercase();
        let mut count = 0;
        let counter = &mut count;
        for word in owned.split(' ') {
            *counter += 1;
            yield format!("{counter}:{word}");
        }
        *counter * 100
    }
}

fn main() {
    let mut c: Pin<&mut _> = pin!(words("one two"));
    println!("{:?}", c.as_mut().resume(()));
    println!("{:?}", c.as_mut().resume(()));
    println!("{:?}", c.as_mut().resume(()));
}
