// alloc, write, realloc, dealloc with layouts; zeroed memory; layout arithmetic.
use std::alloc::{Layout, alloc, alloc_zeroed, dealloc, handle_alloc_error, realloc};

fn main() {
    let layout = Layout::array::<u32>(4).unwrap();
    unsafe {
        let p = alloc(layout).cast::<u32>();
        if p.is_null() {
            handle_alloc_error(layout);
        }
        for i in 0..4 {
            p.add(i).write(i as u32 * 10);
        }
        let q = realloc(p.cast(), layout, 32).cast::<u32>();
        q.add(7).write(70);
        println!("{:?} {}", std::slice::from_raw_parts(q, 4), *q.add(7));
        dealloc(q.cast(), Layout::array::<u32>(8).unwrap());
        let z = alloc_zeroed(Layout::new::<[u16; 3]>());
        println!("{:?} {}", *z.cast::<[u16; 3]>(), z.addr() % 2);
        dealloc(z, Layout::new::<[u16; 3]>());
    }
    println!("{} {}", layout.size(), layout.align());
    let (l, offset) = Layout::new::<u8>().extend(Layout::new::<u64>()).unwrap();
    println!("{} {} {}", l.size(), offset, l.pad_to_align().size());
    println!("{} {}", Layout::from_size_align(8, 3).is_err(), Layout::for_value("abc").size());
}
