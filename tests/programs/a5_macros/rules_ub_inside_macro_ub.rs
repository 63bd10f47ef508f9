// UB in a macro's body is reported where the macro was written.
macro_rules! read_at {
    ($p:expr, $n:expr) => {
        unsafe { *$p.wrapping_add($n) }
    };
}

fn main() {
    let a = [1, 2, 3];
    let p = a.as_ptr();
    println!("{}", read_at!(p, 2));
    println!("{}", read_at!(p, 3));
}
