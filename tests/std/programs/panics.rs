use std::any::Any;
use std::panic::{self, AssertUnwindSafe, Location};

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {} {}", self.0, std::thread::panicking());
    }
}

fn message(e: &(dyn Any + Send)) -> String {
    if let Some(s) = e.downcast_ref::<&str>() {
        format!("str {s}")
    } else if let Some(s) = e.downcast_ref::<String>() {
        format!("string {s}")
    } else {
        "other".to_string()
    }
}

fn check<R>(f: impl FnOnce() -> R) {
    match panic::catch_unwind(AssertUnwindSafe(f)) {
        Ok(_) => println!("ok"),
        Err(e) => println!("{}", message(&*e)),
    }
}

#[track_caller]
fn tracked() -> u32 {
    Location::caller().line()
}

fn main() {
    let zero = std::hint::black_box(0);
    check(|| panic!("plain"));
    check(|| panic!("formatted {}", std::hint::black_box(1)));
    check(|| 1 / zero);
    check(|| 1 % zero);
    check(|| i32::MAX - 1 + std::hint::black_box(2));
    check(|| 0u8 - std::hint::black_box(1));
    check(|| i32::MAX * std::hint::black_box(2));
    check(|| -std::hint::black_box(i32::MIN));
    check(|| std::hint::black_box(i32::MIN) / std::hint::black_box(-1));
    check(|| 1u32 << std::hint::black_box(32));
    check(|| [1, 2, 3][std::hint::black_box(3)]);
    check(|| vec![1][std::hint::black_box(5)]);
    check(|| "abc"[std::hint::black_box(5)..].len());
    check(|| "é"[std::hint::black_box(1)..].len());
    check(|| [1, 2][std::hint::black_box(2)..1].len());
    check(|| [1, 2][..std::hint::black_box(4)].len());
    check(|| None::<i32>.unwrap());
    check(|| None::<i32>.expect("wanted"));
    check(|| Err::<i32, _>("bad").unwrap());
    check(|| Ok::<i32, i32>(3).unwrap_err());
    check(|| assert!(1 + 1 == 3));
    check(|| assert!(false, "with {}", zero));
    check(|| assert_eq!(1, 2));
    check(|| assert_eq!(1, 2, "why {}", 3));
    check(|| assert_ne!("a", "a"));
    check(|| unreachable!());
    check(|| unreachable!("here {}", zero));
    check(|| todo!());
    check(|| unimplemented!("later"));
    check(|| panic::panic_any(5));
    check(|| panic::resume_unwind(Box::new("resumed")));
    check(|| std::cell::RefCell::new(1).try_borrow_mut().map(|_| ()).unwrap());
    check(|| {
        let c = std::cell::RefCell::new(1);
        let _a = c.borrow_mut();
        let _b = c.borrow();
    });
    check(|| {
        let _a = D("a");
        let _b = D("b");
        panic!("with drops");
    });
    check(|| vec![1, 2].remove(std::hint::black_box(2)));
    check(|| Vec::<i32>::new().swap_remove(0));
    check(|| "x".parse::<i32>().unwrap());
    check(|| char::from_digit(1, 40));
    check(|| [1, 2].copy_from_slice(&[1]));
    check(|| (1..=3).step_by(0).next());
    check(|| 5u32.ilog2() + 0u32.ilog2());
    println!("{} {}", tracked(), line!());
    let old = panic::take_hook();
    panic::set_hook(Box::new(|info| {
        println!("hook {:?} {}", info.payload_as_str(), info.location().unwrap().line());
    }));
    check(|| panic!("hooked"));
    panic::set_hook(old);
    let r = panic::catch_unwind(|| {
        let r = panic::catch_unwind(|| panic!("inner"));
        println!("{}", r.is_err());
        3
    });
    println!("{r:?}");
    let _d = D("last");
    let v: Vec<i32> = Vec::new();
    println!("{}", v[0]);
}
