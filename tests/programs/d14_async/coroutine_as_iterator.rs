// An iterator made of a coroutine: generic code resumes any of them.
#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]
use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;

struct Iter<C>(C);

impl<C: Coroutine<Return = ()> + Unpin> Iterator for Iter<C> {
    type Item = C::Yield;

    fn next(&mut self) -> Option<C::Yield> {
        match Pin::new(&mut self.0).resume(()) {
            CoroutineState::Yielded(item) => Some(item),
            CoroutineState::Complete(()) => None,
        }
    }
}

struct Tree {
    value: i32,
    children: Vec<Tree>,
}

fn walk<'a>(tree: &'a Tree) -> Box<dyn Coroutine<Yield = i32, Return = ()> + Unpin + 'a> {
    Box::new(
        #[coroutine]
        move || {
            yield tree.value;
            for child in &tree.children {
                let mut inner = walk(child);
                while let CoroutineState::Yielded(v) = Pin::new(&mut inner).resume(()) {
                    yield v;
                }
            }
        },
    )
}

fn main() {
    let fib = Iter(
        #[coroutine]
        || {
            let (mut a, mut b) = (0u64, 1);
            loop {
                yield a;
                (a, b) = (b, a + b);
            }
        },
    );
    println!("{:?}", fib.take(10).collect::<Vec<_>>());
    let leaf = |value| Tree { value, children: vec![] };
    let tree = Tree { value: 1, children: vec![leaf(2), Tree { value: 3, children: vec![leaf(4)] }] };
    println!("{:?}", Iter(walk(&tree)).collect::<Vec<_>>());
}
