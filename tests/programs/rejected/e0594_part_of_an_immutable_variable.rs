// A part of a variable without `mut` may not be assigned; what a `&mut` in it points to may.
struct Holder<'a> {
    count: u32,
    target: &'a mut u32,
}

fn main() {
    let mut number = 1;
    let holder = Holder { count: 0, target: &mut number };
    *holder.target += 1;
    println!("{}", holder.count);
    holder.count = 1;
}
