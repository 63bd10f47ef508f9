// `swap`, `replace`, `take`, `forget`, `drop`, sizes and discriminants.
use std::mem;

struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum E {
    A(i32),
    B,
}

fn main() {
    let (mut a, mut b) = (D(1), D(2));
    mem::swap(&mut a, &mut b);
    let old = mem::replace(&mut a, D(3));
    println!("{} {} {}", a.0, b.0, old.0);
    mem::forget(old);
    drop(b);
    let mut v = vec![1, 2];
    println!("{:?} {:?}", mem::take(&mut v), v);
    println!("{} {}", mem::discriminant(&E::A(1)) == mem::discriminant(&E::A(2)), mem::discriminant(&E::A(1)) == mem::discriminant(&E::B));
    println!("{} {}", mem::size_of_val(&[1u16; 3]), mem::size_of_val("abcd"));
    println!("{} {}", mem::align_of::<u32>(), mem::align_of_val(&1u64));
    println!("{} {} {}", mem::needs_drop::<D>(), mem::needs_drop::<u8>(), mem::needs_drop::<Vec<u8>>());
}
