// Function items and capture-free closures become pointers; tables and comparisons of them.
fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn generic<T: std::ops::Mul<Output = T>>(a: T, b: T) -> T {
    a * b
}

extern "C" fn c_abi(a: i32) -> i32 {
    a - 1
}

unsafe fn dangerous(p: *const i32) -> i32 {
    unsafe { *p }
}

fn pick(name: &str) -> Option<fn(i32, i32) -> i32> {
    Some(match name {
        "add" => add,
        "mul" => generic::<i32>,
        "sub" => |a, b| a - b,
        _ => return None,
    })
}

fn main() {
    for name in ["add", "mul", "sub", "div"] {
        println!("{name} {:?}", pick(name).map(|f| f(7, 3)));
    }
    let c: extern "C" fn(i32) -> i32 = c_abi;
    let u: unsafe fn(*const i32) -> i32 = dangerous;
    let safe_as_unsafe: unsafe fn(i32, i32) -> i32 = add;
    println!("{} {} {}", c(5), unsafe { u(&8) }, unsafe { safe_as_unsafe(1, 2) });
    println!("{} {}", size_of::<fn()>(), size_of_val(&add));
    let mut table: [fn(f64) -> f64; 3] = [f64::sqrt, f64::abs, |x| x / 2.0];
    table.swap(0, 2);
    println!("{:?}", table.map(|f| f(16.0)));
    fn apply(f: fn(&str) -> usize, s: &str) -> usize {
        f(s)
    }
    println!("{}", apply(str::len, "four"));
}
