// Messages of panics in the library, and whether they are told at the line of the call or inside of the library.
use std::collections::VecDeque;
use std::panic::{catch_unwind, set_hook, RefUnwindSafe, UnwindSafe};
use std::time::Duration;

fn main() {
    set_hook(Box::new(|info| {
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().map(|s| s.to_string());
        let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
        let here = info.location().unwrap().file() == file!();
        println!("{} ({})", text.unwrap(), if here { "here" } else { "in the library" });
    }));
    let cases: Vec<Box<dyn Fn() + UnwindSafe + RefUnwindSafe>> = vec![
        Box::new(|| drop(vec![1].drain(2..))),
        Box::new(|| drop(vec![1].drain(2..1))),
        Box::new(|| drop(vec![1].drain(1..=1))),
        Box::new(|| drop(vec![1].drain(..=usize::MAX))),
        Box::new(|| [1, 2].copy_within(2..1, 1)),
        Box::new(|| [1, 2].copy_within(0..2, 1)),
        Box::new(|| drop(VecDeque::from([1]).range(3..))),
        Box::new(|| drop(Vec::<i32>::new().swap_remove(0))),
        Box::new(|| drop(Vec::<u64>::with_capacity(usize::MAX))),
        Box::new(|| [1].rotate_left(2)),
        Box::new(|| drop("é".split_at(1))),
        Box::new(|| drop('a'.clamp('z', 'b'))),
        Box::new(|| drop(5.clamp(9, 1))),
        Box::new(|| drop("a".clamp("z", "b"))),
        Box::new(|| drop((0..3).step_by(0))),
        Box::new(|| drop(i32::from_str_radix("1", 37))),
        Box::new(|| drop("abc".repeat(usize::MAX))),
        Box::new(|| drop(Duration::from_secs(1) - Duration::from_secs(2))),
        Box::new(|| drop(Duration::from_secs_f64(-1.0))),
    ];
    for case in &cases {
        assert!(catch_unwind(|| case()).is_err());
    }
    println!("{:?} {:?}", Duration::from_secs_f64(0.57), Duration::from_secs_f64(2.7));
}
