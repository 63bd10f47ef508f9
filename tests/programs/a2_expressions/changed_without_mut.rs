// What may be changed though its variable is not `mut`: what a `&mut`, a `*mut` or a cell in it reaches, and a variable
// that has no value yet.
use std::cell::Cell;

struct Holder<'a> {
    target: &'a mut [u32],
    count: Cell<u32>,
}

fn late(first: bool) -> i32 {
    let value;
    if first {
        value = 1;
    } else {
        value = 2;
    }
    loop {
        let inner;
        inner = value + 1;
        if inner > 1 {
            break inner;
        }
    }
}

fn guarded(pair: (Option<u32>, Option<u32>)) -> u32 {
    match pair {
        (Some(n), _) | (_, Some(n)) if n > 3 => n,
        (Some(n), _) | (None, Some(n)) => n * 10,
        (None, None) => 0,
    }
}

fn main() {
    let mut numbers = [1, 2, 3];
    let holder = Holder { target: &mut numbers, count: Cell::new(0) };
    holder.target[0] += 4;
    for number in holder.target.iter_mut() {
        *number *= 2;
    }
    holder.count.set(holder.target.len() as u32);
    let raw = holder.target.as_mut_ptr();
    unsafe { *raw.add(1) = 7 };
    let (first, rest) = (&mut *holder.target).split_first_mut().unwrap();
    std::mem::swap(first, &mut rest[0]);
    println!("{} {:?}", holder.count.get(), numbers);
    let boxed: &mut Box<u32> = &mut Box::new(1);
    **boxed += 1;
    *boxed = Box::new(**boxed * 2);
    if let Some(inside) = &mut Some(5) {
        *inside += 1;
        println!("{boxed} {inside}");
    }
    println!("{} {} {}", late(true), late(false), guarded((Some(1), Some(5))));
    println!("{} {}", guarded((None, Some(2))), guarded((None, None)));
}
