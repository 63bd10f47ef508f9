use std::future::Future; use std::pin::{Pin, pin}; use std::task::{Context, Poll, Waker};
trait Service { async fn call(&self, x: u32) -> u32; async fn default(&self) -> String { format!("d{}", self.call(1).await) } fn later(&self) -> impl Future<Output = u8>; }
struct Add(u32);
impl Service for Add { async fn call(&self, x: u32) -> u32 { Y(false).await; x + self.0 } fn later(&self) -> impl Future<Output = u8> { async { 7 } } }
struct Y(bool);
impl Future for Y { type Output = (); fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> { if self.0 { Poll::Ready(()) } else { self.0 = true; cx.waker().wake_by_ref(); Poll::Pending } } }
fn block_on<F: Future>(f: F) -> F::Output { let mut f = pin!(f); let mut cx = Context::from_waker(Waker::noop()); loop { if let Poll::Ready(v) = f.as_mut().poll(&mut cx) { return v; } } }
async fn run<S: Service>(s: &S) -> (u32, String, u8) { (s.call(5).await, s.default().await, s.later().await) }
fn main() { println!("{:?}", block_on(run(&Add(10)))); println!("{}", block_on(Add(1).call(2))); }
