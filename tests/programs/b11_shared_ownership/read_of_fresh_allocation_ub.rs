// Memory from alloc is uninitialised until written, byte by byte.
use std::alloc::{Layout, alloc};

fn main() {
    let p = unsafe { alloc(Layout::new::<u32>()) };
    unsafe {
        p.write(7);
        p.add(1).write(8);
        println!("{}", p.cast::<u16>().read());
        println!("{}", p.cast::<u32>().read());
    }
}
