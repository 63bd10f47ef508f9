// An allocator behind `&dyn Allocator`, and one that is grown and shrunk by the default methods.
#![feature(allocator_api)]
use std::alloc::{AllocError, Allocator, Global, Layout, System};
use std::ptr::NonNull;

struct Logging;

unsafe impl Allocator for Logging {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        println!("allocate {} {}", layout.size(), layout.align());
        System.allocate(layout)
    }

    unsafe fn deallocate(&self, p: NonNull<u8>, layout: Layout) {
        println!("deallocate {}", layout.size());
        unsafe { System.deallocate(p, layout) }
    }
}

fn fill(alloc: &dyn Allocator) -> Vec<u32, &dyn Allocator> {
    let mut v = Vec::with_capacity_in(2, alloc);
    v.push(1);
    v.push(2);
    v.push(3);
    v
}

fn main() {
    let mut v = fill(&Logging);
    println!("{v:?} {}", v.capacity());
    v.shrink_to_fit();
    println!("{}", v.capacity());
    drop(v);
    println!("{:?}", fill(&Global));
}
