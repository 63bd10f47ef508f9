//! Channels.

use crate::collections::VecDeque;
use crate::error::Error;
use crate::fmt;
use crate::sync::{Arc, Condvar, Mutex};
use crate::time::{Duration, Instant};

struct State<T> {
    // Each message with its number.
    queue: VecDeque<(usize, T)>,
    sent: usize,
    taken: usize,
    senders: usize,
    receiver_alive: bool,
    capacity: Option<usize>,
    // Receivers that wait for a message.
    waiting: usize,
}

impl<T> State<T> {
    fn is_full(&self) -> bool {
        match self.capacity {
            None => false,
            // Without room a message is handed over to a receiver that waits.
            Some(0) => self.queue.len() >= self.waiting,
            Some(n) => self.queue.len() >= n,
        }
    }

    fn push(&mut self, t: T) -> usize {
        self.sent += 1;
        self.queue.push_back((self.sent, t));
        self.sent
    }

    fn pop(&mut self) -> Option<T> {
        let (number, t) = self.queue.pop_front()?;
        self.taken = number;
        Some(t)
    }
}

struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

// What kind of channel it is, beside the pointer, as the ends of the real ones know.
#[derive(Clone, Copy)]
#[repr(usize)]
enum Flavor {
    Bounded,
    Unbounded,
    Handover,
}

pub struct Sender<T> {
    flavor: Flavor,
    shared: Arc<Shared<T>>,
}

pub struct SyncSender<T> {
    inner: Sender<T>,
}

pub struct Receiver<T> {
    _flavor: Flavor,
    shared: Arc<Shared<T>>,
}

unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}

#[derive(PartialEq, Eq, Clone, Copy)]
pub struct SendError<T>(pub T);

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub struct RecvError;

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TryRecvError {
    Empty,
    Disconnected,
}

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}

#[derive(PartialEq, Eq, Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}

impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TrySendError::Full(..) => f.write_str("TrySendError::Full(..)"),
            TrySendError::Disconnected(..) => f.write_str("TrySendError::Disconnected(..)"),
        }
    }
}

impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TrySendError::Full(..) => f.write_str("sending on a full channel"),
            TrySendError::Disconnected(..) => f.write_str("sending on a closed channel"),
        }
    }
}

impl<T> Error for TrySendError<T> {}

impl fmt::Display for RecvTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecvTimeoutError::Timeout => f.write_str("timed out waiting on channel"),
            RecvTimeoutError::Disconnected => f.write_str("channel is empty and sending half is closed"),
        }
    }
}

impl Error for RecvTimeoutError {}

impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryRecvError::Empty => f.write_str("receiving on an empty channel"),
            TryRecvError::Disconnected => f.write_str("receiving on a closed channel"),
        }
    }
}

impl Error for TryRecvError {}

impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendError").finish_non_exhaustive()
    }
}

impl<T> fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sending on a closed channel")
    }
}

impl<T> Error for SendError<T> {}

impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("receiving on a closed channel")
    }
}

impl Error for RecvError {}

fn new_channel<T>(capacity: Option<usize>) -> (Sender<T>, Receiver<T>) {
    let state =
        State { queue: VecDeque::new(), sent: 0, taken: 0, senders: 1, receiver_alive: true, capacity, waiting: 0 };
    let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() });
    let flavor = match capacity {
        None => Flavor::Unbounded,
        Some(0) => Flavor::Handover,
        Some(_) => Flavor::Bounded,
    };
    (Sender { flavor, shared: shared.clone() }, Receiver { _flavor: flavor, shared })
}

pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    new_channel(None)
}

pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let (inner, receiver) = new_channel(Some(bound));
    (SyncSender { inner }, receiver)
}

impl<T> Sender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        let mut state = self.shared.state.lock().unwrap();
        while state.receiver_alive && state.capacity != Some(0) && state.is_full() {
            state = self.shared.changed.wait(state).unwrap();
        }
        if !state.receiver_alive {
            return Err(SendError(t));
        }
        let number = state.push(t);
        self.shared.changed.notify_all();
        if state.capacity != Some(0) {
            return Ok(());
        }
        // Without room: until the message has been taken.
        while state.receiver_alive && state.taken < number {
            state = self.shared.changed.wait(state).unwrap();
        }
        match state.queue.iter().position(|message| message.0 == number) {
            Some(at) => Err(SendError(state.queue.remove(at).unwrap().1)),
            None => Ok(()),
        }
    }

    fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        let mut state = self.shared.state.lock().unwrap();
        if !state.receiver_alive {
            return Err(TrySendError::Disconnected(t));
        }
        if state.is_full() {
            return Err(TrySendError::Full(t));
        }
        state.push(t);
        self.shared.changed.notify_all();
        Ok(())
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.shared.state.lock().unwrap().senders += 1;
        Sender { flavor: self.flavor, shared: self.shared.clone() }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.shared.state.lock().unwrap().senders -= 1;
        self.shared.changed.notify_all();
    }
}

impl<T> SyncSender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        self.inner.send(t)
    }

    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        self.inner.try_send(t)
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> SyncSender<T> {
        SyncSender { inner: self.inner.clone() }
    }
}

impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let mut state = self.shared.state.lock().unwrap();
        match state.pop() {
            Some(t) => {
                drop(state);
                self.shared.changed.notify_all();
                Ok(t)
            }
            None if state.senders == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }

    pub fn recv(&self) -> Result<T, RecvError> {
        self.take(None).map_err(|_| RecvError)
    }

    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        self.take(Some(Instant::now() + timeout))
    }

    fn take(&self, deadline: Option<Instant>) -> Result<T, RecvTimeoutError> {
        let mut state = self.shared.state.lock().unwrap();
        loop {
            if let Some(t) = state.pop() {
                drop(state);
                self.shared.changed.notify_all();
                return Ok(t);
            }
            if state.senders == 0 {
                return Err(RecvTimeoutError::Disconnected);
            }
            state.waiting += 1;
            state = match deadline {
                None => self.shared.changed.wait(state).unwrap(),
                Some(deadline) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        state.waiting -= 1;
                        return Err(RecvTimeoutError::Timeout);
                    }
                    self.shared.changed.wait_timeout(state, left).unwrap().0
                }
            };
            state.waiting -= 1;
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rx: self }
    }

    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let mut state = self.shared.state.lock().unwrap();
        state.receiver_alive = false;
        let left = match state.capacity {
            Some(0) => VecDeque::new(), // who sent it gets it back
            _ => crate::mem::take(&mut state.queue),
        };
        drop(state);
        drop(left);
        self.shared.changed.notify_all();
    }
}

#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

impl<'a, T> Iterator for TryIter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.try_recv().ok()
    }
}

#[derive(Debug)]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { rx: self }
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

impl<T> From<SendError<T>> for TrySendError<T> {
    fn from(err: SendError<T>) -> TrySendError<T> {
        TrySendError::Disconnected(err.0)
    }
}

impl From<RecvError> for TryRecvError {
    fn from(_: RecvError) -> TryRecvError {
        TryRecvError::Disconnected
    }
}

impl From<RecvError> for RecvTimeoutError {
    fn from(_: RecvError) -> RecvTimeoutError {
        RecvTimeoutError::Disconnected
    }
}

impl<T> crate::panic::UnwindSafe for Sender<T> {}
impl<T> crate::panic::RefUnwindSafe for Sender<T> {}
impl<T> crate::panic::UnwindSafe for Receiver<T> {}
impl<T> crate::panic::RefUnwindSafe for Receiver<T> {}
