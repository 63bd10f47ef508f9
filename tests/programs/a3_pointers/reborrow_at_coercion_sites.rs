// A `&mut` given to a function, a struct field or a typed `let` is reborrowed, not moved.
fn add(n: &mut i32, by: i32) -> &mut i32 {
    *n += by;
    n
}

struct Holder<'a> {
    r: &'a mut i32,
}

fn generic<T>(t: T) -> T {
    t
}

fn main() {
    let mut n = 1;
    let r = &mut n;
    add(r, 1);
    *add(r, 2) *= 2;
    let s: &mut i32 = r;
    *s += 1;
    {
        let h = Holder { r };
        *h.r += 10;
    }
    *generic(&mut *r) += 100;
    let moved = generic(r);
    *moved += 1000;
    println!("{n}");
}
