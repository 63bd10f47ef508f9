// What an async block captures: places by reference, by unique borrow, or by move, as a closure would.
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(v) => v,
        Poll::Pending => panic!("not ready"),
    }
}

struct Pair {
    left: String,
    right: Vec<u8>,
}

fn main() {
    let mut pair = Pair { left: "l".to_string(), right: vec![1] };
    let by_field = async {
        pair.right.push(2);
        pair.right.len()
    };
    println!("{}", std::mem::size_of_val(&by_field));
    pair.left.push('!');
    println!("{} {}", now(by_field), pair.left);

    let moved = async move { pair.left };
    println!("{}", std::mem::size_of_val(&moved));
    println!("{} {:?}", now(moved), pair.right);

    let n = 5;
    let shared = async { n + 1 };
    let copied = async move { n + 2 };
    println!("{} {}", std::mem::size_of_val(&shared), std::mem::size_of_val(&copied));
    println!("{} {} {}", now(shared), now(copied), n);
}
