#![allow(unused)]
use std::sync::atomic::Ordering::SeqCst;
use std::sync::*;

fn poison_cleared() {
    let m = RwLock::new(1);
    let _ = std::panic::catch_unwind(|| {
        let _g = m.write().unwrap();
        panic!()
    });
    m.clear_poison();
    println!("{}", m.is_poisoned());
}

fn guards_shown() {
    let m = RwLock::new(1);
    let r = m.read().unwrap();
    println!("{r} {r:?}");
    drop(r);
    let w = m.write().unwrap();
    println!("{w} {w:?}");
}

fn write_lock_downgraded() {
    let m = RwLock::new(1);
    let mut w = m.write().unwrap();
    *w = 2;
    let r = RwLockWriteGuard::downgrade(w);
    println!("{} {:?}", *r, m.try_read().is_ok());
}

fn condvar_shown() {
    let (m, r) = (Mutex::new(1), RwLock::new(2));
    let _held = (m.lock(), r.write());
    println!("{:?} {:?} {:?}", Condvar::new(), m, r);
}

fn once_lock_values() {
    let o: OnceLock<i32> = 5.into();
    println!("{:?} {}", o.clone(), o == o.clone());
}

fn once_lock_waited_for() {
    let o: OnceLock<i32> = OnceLock::new();
    std::thread::scope(|s| {
        s.spawn(|| o.set(3));
        println!("{}", o.wait());
    });
}

fn once_waited_for() {
    let o = Once::new();
    std::thread::scope(|s| {
        s.spawn(|| o.call_once(|| ()));
        o.wait();
        o.wait_force();
        println!("{:?}", o);
    });
}

fn once_state_shown() {
    let o = Once::new();
    o.call_once_force(|s| println!("{:?}", s));
}

fn lazy_lock_shown() {
    let l: LazyLock<i32> = LazyLock::default();
    println!("{:?}", l);
    println!("{} {:?}", *l, l);
}

fn barrier_shown() {
    println!("{:?}", Barrier::new(1));
    println!("{:?}", Barrier::new(1).wait());
}

fn channel_shown() {
    let (tx, rx) = mpsc::channel::<i32>();
    println!("{:?} {:?}", tx, rx);
    println!("{:?} {:?}", rx.iter(), rx.try_iter());
}

fn bounded_channel_shown() {
    let (tx, rx) = mpsc::sync_channel::<i32>(1);
    println!("{:?} {:?}", tx, rx);
    drop(tx);
    println!("{:?}", rx.into_iter());
}

fn channel_errors_converted() {
    let e: mpsc::TryRecvError = mpsc::RecvError.into();
    println!("{e}");
    let e: mpsc::RecvTimeoutError = mpsc::RecvError.into();
    println!("{e}");
    let e: mpsc::TrySendError<i32> = mpsc::SendError(1).into();
    println!("{e}");
}

fn atomic_updates() {
    let a = atomic::AtomicU32::new(1);
    a.try_update(SeqCst, SeqCst, |x| Some(x + 1)).unwrap();
    println!("{}", a.update(SeqCst, SeqCst, |x| x * 2));
    println!("{a:?}");
}

fn atomic_pointer_arithmetic() {
    let mut x = [1, 2];
    let a = atomic::AtomicPtr::new(x.as_mut_ptr());
    a.fetch_ptr_add(1, SeqCst);
    println!("{}", unsafe { *a.load(SeqCst) });
    a.fetch_byte_sub(4, SeqCst);
    println!("{}", unsafe { *a.load(SeqCst) });
}

fn lazy_cell_shown() {
    let l = std::cell::LazyCell::new(|| 5);
    println!("{:?}", l);
    println!("{} {:?}", *l, l);
    let d: std::cell::LazyCell<i32> = Default::default();
    println!("{}", *d);
}

fn borrow_errors() {
    let c = std::cell::RefCell::new(1);
    let r = c.borrow_mut();
    let e: Box<dyn std::error::Error> = c.try_borrow().map(|_| ()).unwrap_err().into();
    println!("{e} {e:?}");
    let e: Box<dyn std::error::Error> = Box::new(c.try_borrow_mut().map(|_| ()).unwrap_err());
    println!("{e} {e:?}");
    drop(r);
}

fn empty_shared() {
    let a: Arc<str> = Default::default();
    let b: Arc<[i32]> = Arc::default();
    println!("{a:?} {b:?}");
    let a: std::rc::Rc<str> = Default::default();
    println!("{a:?}");
}

fn shared_paths() {
    let p: Arc<std::path::Path> = Arc::from(std::path::Path::new("a/b"));
    println!("{p:?}");
    let p: Arc<std::ffi::CStr> = Arc::from(c"x");
    println!("{p:?}");
}

fn polls_mapped() {
    use std::task::*;
    let p: Poll<Option<Result<i32, u8>>> = Poll::Ready(Some(Ok(1)));
    println!("{:?} {:?}", p.map_ok(|x| x + 1), p.map_err(|e| e + 1));
}

fn raw_waker_of_arc() {
    use std::task::*;
    struct W;
    impl Wake for W {
        fn wake(self: Arc<Self>) {
            println!("w");
        }
    }
    let a = Arc::new(W);
    let r: RawWaker = a.clone().into();
    let w = unsafe { Waker::from_raw(r) };
    let mut w2 = w.clone();
    w2.clone_from(&w);
    w2.wake();
    println!("{}", Arc::strong_count(&a));
}

fn local_key_shown() {
    std::thread_local!(static A: i32 = 1);
    println!("{:?}", A);
}

fn builder_shown() {
    let r = std::thread::Builder::new().name("a\0b".to_string());
    println!("{:?}", r);
}

fn try_lock_error_shown() {
    let m = Mutex::new(3);
    let g = m.lock().unwrap();
    let r: Result<_, Box<dyn std::error::Error + '_>> = m.try_lock().map(|g| *g).map_err(|e| e.into());
    println!("{r:?} {g} {g:?}");
}

fn shared_any() {
    let a: Arc<dyn std::any::Any + Send + Sync> = Arc::new(5i32);
    println!("{:?}", a.downcast::<i32>());
    let a: Arc<dyn Fn(i32) -> i32 + Send + Sync> = Arc::new(|x| x + 1);
    println!("{}", a(1));
}

fn sizes() {
    use std::mem::size_of as s;
    println!(
        "{:?}",
        [
            s::<Mutex<u8>>(),
            s::<RwLock<u8>>(),
            s::<Condvar>(),
            s::<Once>(),
            s::<OnceLock<u8>>(),
            s::<Barrier>(),
            s::<std::cell::RefCell<u8>>(),
            s::<std::cell::OnceCell<u8>>(),
            s::<Option<Arc<u8>>>(),
            s::<std::thread::JoinHandle<()>>(),
            s::<std::thread::Thread>(),
            s::<mpsc::Sender<u8>>(),
            s::<mpsc::Receiver<u8>>(),
            s::<LazyLock<u8>>(),
            s::<std::task::Waker>(),
            s::<std::sync::MutexGuard<u8>>()
        ]
    );
}

fn safe_across_unwinding() {
    fn is<T: std::panic::UnwindSafe>() {}
    is::<Mutex<i32>>();
    is::<&Mutex<i32>>();
    is::<&std::rc::Rc<i32>>();
    is::<Arc<Mutex<i32>>>();
    is::<&RwLock<i32>>();
    is::<&atomic::AtomicU8>();
    is::<mpsc::Sender<u8>>();
    is::<std::rc::Rc<i32>>();
    is::<&OnceLock<i32>>();
    is::<&Once>();
    is::<&Condvar>();
    is::<&LazyLock<i32>>();
    is::<&Barrier>();
    println!("ok");
}

fn poison_errors() {
    let m = Arc::new(Mutex::new(1));
    let m2 = Arc::clone(&m);
    let _ = std::thread::spawn(move || {
        let _g = m2.lock();
        panic!()
    })
    .join();
    println!("{:?}", Arc::try_unwrap(m).map(|m| m.into_inner()));
    println!("{:?}", PoisonError::new(3));
    println!("{:?}", TryLockError::<i32>::from(PoisonError::new(1)));
}

fn durations_summed() {
    let times = [std::time::Duration::from_millis(1500); 2];
    println!("{:?} {:?}", times.iter().sum::<std::time::Duration>(), times.into_iter().sum::<std::time::Duration>());
}

fn main() {
    durations_summed();
    poison_cleared();
    guards_shown();
    write_lock_downgraded();
    condvar_shown();
    once_lock_values();
    once_lock_waited_for();
    once_waited_for();
    once_state_shown();
    lazy_lock_shown();
    barrier_shown();
    channel_shown();
    bounded_channel_shown();
    channel_errors_converted();
    atomic_updates();
    atomic_pointer_arithmetic();
    lazy_cell_shown();
    borrow_errors();
    empty_shared();
    shared_paths();
    polls_mapped();
    raw_waker_of_arc();
    local_key_shown();
    builder_shown();
    try_lock_error_shown();
    shared_any();
    sizes();
    safe_across_unwinding();
    poison_errors();
}
