// Under the error stand the bytes of the memory, with the pointers in it and what they lead to.
use std::alloc::{Layout, alloc};

static TEXT: [u8; 3] = *b"abc";

fn main() {
    unsafe {
        let memory = alloc(Layout::from_size_align(84, 8).unwrap());
        memory.cast::<fn()>().write(main);
        memory.add(8).cast::<&dyn std::fmt::Debug>().write(&5u16);
        memory.add(28).cast::<&[u8]>().write_unaligned(&TEXT);
        let gone = Box::new(3u16);
        memory.add(48).cast::<*const u16>().write(&*gone);
        drop(gone);
        memory.copy_to(memory.add(57), 3);
        memory.add(60).cast::<*const u8>().write_unaligned(std::ptr::without_provenance(0x41));
        let tail = std::slice::from_raw_parts(memory.add(64), 20);
        println!("{}", tail < &[0, 0, 0, 0, 1][..]);
    }
}
