// An executor with a queue of boxed tasks; wakers are `Arc`s that put their task back.
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

type Task = Pin<Box<dyn Future<Output = ()>>>;

struct Ready {
    queue: Mutex<VecDeque<usize>>,
}

struct Notify {
    id: usize,
    ready: Arc<Ready>,
}

impl Wake for Notify {
    fn wake(self: Arc<Self>) {
        self.ready.queue.lock().unwrap().push_back(self.id);
    }
}

#[derive(Default)]
struct Channel {
    items: VecDeque<u32>,
    closed: bool,
    waiting: Option<Waker>,
}

struct Receive(Rc<RefCell<Channel>>);

impl Future for Receive {
    type Output = Option<u32>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        let mut channel = self.0.borrow_mut();
        match channel.items.pop_front() {
            Some(item) => Poll::Ready(Some(item)),
            None if channel.closed => Poll::Ready(None),
            None => {
                channel.waiting = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}

fn send(channel: &Rc<RefCell<Channel>>, item: Option<u32>) {
    let mut channel = channel.borrow_mut();
    match item {
        Some(item) => channel.items.push_back(item),
        None => channel.closed = true,
    }
    if let Some(waker) = channel.waiting.take() {
        waker.wake();
    }
}

struct YieldNow(bool);

impl Future for YieldNow {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

fn main() {
    let channel = Rc::new(RefCell::new(Channel::default()));
    let (to, from) = (channel.clone(), channel);
    let mut tasks: Vec<Option<Task>> = vec![
        Some(Box::pin(async move {
            let mut sum = 0;
            while let Some(item) = Receive(from.clone()).await {
                sum += item;
                println!("got {item}");
            }
            println!("sum {sum}");
        })),
        Some(Box::pin(async move {
            for i in 1..=3 {
                send(&to, Some(i));
                YieldNow(false).await;
            }
            send(&to, None);
        })),
    ];
    let ready = Arc::new(Ready { queue: Mutex::new((0..tasks.len()).collect()) });
    loop {
        let Some(id) = ready.queue.lock().unwrap().pop_front() else { break };
        let Some(task) = &mut tasks[id] else { continue };
        let waker = Waker::from(Arc::new(Notify { id, ready: ready.clone() }));
        if task.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
            tasks[id] = None;
            println!("task {id} done");
        }
    }
}
