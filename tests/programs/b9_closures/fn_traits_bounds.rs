// Fn, FnMut and FnOnce bounds accept what implements them; references to closures are callable.
fn call<F: Fn(i32) -> i32>(f: F) -> i32 {
    f(1) + f(2)
}

fn call_mut(mut f: impl FnMut(i32)) {
    f(1);
    f(2);
}

fn call_once<R>(f: impl FnOnce() -> R) -> R {
    f()
}

fn by_ref(f: &dyn Fn(&str) -> usize, g: &mut dyn FnMut()) -> usize {
    g();
    g();
    f("abc")
}

fn main() {
    let k = 10;
    println!("{} {}", call(|x| x * k), call(i32::abs));
    let mut seen = vec![];
    call_mut(|x| seen.push(x));
    let mut add = |x| seen.push(x * 100);
    call_mut(&mut add);
    add(7);
    println!("{seen:?}");
    let s = String::from("once");
    println!("{}", call_once(move || s + "!"));
    println!("{}", call_once(|| call(|x| -x)));
    let mut n = 0;
    println!("{}", by_ref(&str::len, &mut || n += 1));
    println!("{n}");
    let b: Box<dyn FnOnce(u8) -> String> = Box::new(|n| n.to_string());
    println!("{}", b(9));
}
