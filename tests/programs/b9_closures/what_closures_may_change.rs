// Variables declared as mutable, what is behind a captured pointer, and copies that a closure owns.
struct State {
    count: i32,
    seen: Vec<i32>,
}

fn call<F: FnMut()>(mut f: F) {
    f()
}

fn shared<F: Fn()>(f: F) {
    f()
}

fn adder() -> impl FnMut(i32) -> i32 {
    let mut sum = 0;
    move |k| {
        sum += k;
        sum
    }
}

fn main() {
    let mut x = 1;
    call(|| x += 1);
    let mut s = State { count: 1, seen: vec![] };
    call(|| {
        s.count = 2;
        s.seen.push(1);
        let mut inner = || s.count += 1;
        inner();
    });
    let r = &mut s;
    call(|| r.count += 3);
    let p: *mut i32 = &mut x;
    shared(|| unsafe { *p += 9 });
    let cell = std::cell::Cell::new(1);
    shared(|| cell.set(2));
    let list = std::cell::RefCell::new(vec![1]);
    shared(|| list.borrow_mut().push(1));
    let owned = String::from("a");
    let grown = move || {
        let mut owned = owned;
        owned.push('b');
        owned
    };
    let mut array = [1, 2, 3];
    let slice = &mut array[..];
    call(|| {
        for y in slice.iter_mut() {
            *y += 1;
        }
    });
    let mut add = adder();
    add(1);
    let mut boxed = Box::new(5);
    call(|| *boxed += 1);
    println!("{x} {} {:?} {} {:?} {} {array:?} {} {boxed}", s.count, s.seen, cell.get(), list.borrow(), grown(), add(2));
}
