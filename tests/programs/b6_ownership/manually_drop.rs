// `ManuallyDrop` hides its content from drop glue, until asked.
use std::mem::ManuallyDrop;

struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Holder {
    keep: ManuallyDrop<D>,
    plain: D,
}

impl Drop for Holder {
    fn drop(&mut self) {
        println!("holder");
        if self.plain.0 == 2 {
            unsafe { ManuallyDrop::drop(&mut self.keep) };
        }
    }
}

fn main() {
    let m = ManuallyDrop::new(D(0));
    println!("{}", m.0);
    drop(Holder { keep: ManuallyDrop::new(D(1)), plain: D(2) });
    drop(Holder { keep: ManuallyDrop::new(D(3)), plain: D(4) });
    let mut t = ManuallyDrop::new(D(5));
    t.0 += 1;
    let inner = unsafe { ManuallyDrop::take(&mut t) };
    println!("taken {}", inner.0);
    println!("into {}", ManuallyDrop::into_inner(ManuallyDrop::new(D(7))).0);
}
