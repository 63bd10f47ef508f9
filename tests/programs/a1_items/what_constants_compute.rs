// Calls, loops, matches and types with destructors that constants may have.
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, OnceLock};

struct Guard(i32);

impl Drop for Guard {
    fn drop(&mut self) {}
}

impl Guard {
    const ZERO: Guard = Guard(0);

    const fn new(value: i32) -> Guard {
        Guard(value)
    }

    const fn get(&self) -> i32 {
        self.0
    }
}

const fn wrap<T>(value: T) -> Option<T> {
    Some(value)
}

const fn or<T: Copy>(value: Option<T>, other: T) -> T {
    match value {
        Some(value) => value,
        None => other,
    }
}

const fn largest(values: &[u32]) -> u32 {
    assert!(!values.is_empty(), "no values");
    let mut found = values[0];
    let mut at = 1;
    while at < values.len() {
        if values[at] > found {
            found = values[at];
        }
        at += 1;
    }
    found
}

static COUNT: AtomicUsize = AtomicUsize::new(5);
static LOG: Mutex<Vec<i32>> = Mutex::new(Vec::new());
static ONCE: OnceLock<String> = OnceLock::new();
static LATER: LazyLock<Vec<String>> = LazyLock::new(|| vec![String::from("a"), "b".to_string()]);
static KEPT: Guard = Guard::new(7);
const LENT: &Guard = &Guard(3);
const MAYBE: Option<Guard> = wrap(Guard(4));
const NOTHING: [Option<String>; 2] = [const { None }; 2];
const MAP: BTreeMap<i32, i32> = BTreeMap::new();
const TOP: u32 = largest(&[3, 9, 4]) + or(Some(1), 2);
const DOUBLE: fn(i32) -> i32 = |x| x * 2;

thread_local! {
    static LINES: RefCell<Vec<i32>> = RefCell::new(vec![1]);
    static LAST: Cell<i32> = const { Cell::new(2) };
}

fn main() {
    LOG.lock().unwrap().push(1);
    LINES.with(|lines| lines.borrow_mut().push(LAST.get()));
    println!("{} {:?} {}", COUNT.load(Ordering::SeqCst), ONCE.get(), LATER.len());
    println!("{} {} {} {}", KEPT.get(), LENT.get(), MAYBE.map_or(0, |g| g.get()), Guard::ZERO.get());
    println!("{} {} {TOP} {}", NOTHING.len(), MAP.len(), DOUBLE(4));
    println!("{:?}", LINES.take());
}
