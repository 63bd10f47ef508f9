// `?` on what a poll gives, `ready!`, and the methods of Poll.
use std::future::{Future, IntoFuture, Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll, Waker, ready};

struct Reader(Vec<Result<u8, String>>);

impl Reader {
    fn poll_read(&mut self) -> Poll<Result<u8, String>> {
        match self.0.pop() {
            Some(r) => Poll::Ready(r),
            None => Poll::Pending,
        }
    }

    fn poll_pair(&mut self) -> Poll<Result<(u8, u8), Box<dyn std::error::Error>>> {
        let a = ready!(self.poll_read()?);
        let b = ready!(self.poll_read().map_ok(|b| b * 2)?);
        Poll::Ready(Ok((a, b)))
    }
}

struct Later(u8);

impl IntoFuture for Later {
    type Output = u8;
    type IntoFuture = Ready<u8>;

    fn into_future(self) -> Ready<u8> {
        ready(self.0 + 1)
    }
}

async fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    let n: i32 = ready(text).await.parse()?;
    Ok(n * i32::from(Later(1).await))
}

fn main() {
    println!("{:?}", Reader(vec![Ok(2), Ok(1)]).poll_pair());
    println!("{:?}", Reader(vec![Ok(1)]).poll_pair().is_pending());
    println!("{:?}", Reader(vec![Err("bad".into()), Ok(1)]).poll_pair());
    let mut cx = Context::from_waker(Waker::noop());
    println!("{}", std::mem::size_of_val(&cx));
    for text in ["21", "x"] {
        let mut f = std::pin::pin!(parse(text));
        println!("{:?}", f.as_mut().poll(&mut cx).map_err(|e| e.to_string()));
    }
    let mut boxed: Pin<Box<dyn Future<Output = _>>> = Box::pin(async { Poll::from(3) });
    println!("{:?}", Pin::new(&mut boxed).poll(&mut cx));
    println!("{:?}", Pin::new(&mut &mut ready(5)).poll(&mut cx));
}
