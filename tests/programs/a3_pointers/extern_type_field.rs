// Pointers to extern types are thin, and a field of such a type lies where it begins.
#![feature(extern_types)]

extern "C" {
    type Opaque;
}

struct Whole(Opaque);

#[repr(C)]
struct Head {
    count: u16,
    rest: Opaque,
}

fn touch(head: &mut Head, whole: &Whole) -> *const Opaque {
    head.count += 1;
    &whole.0
}

fn main() {
    let mut bytes = [1u16, 2];
    let start = bytes.as_mut_ptr();
    let opaque = touch(unsafe { &mut *(start as *mut Head) }, unsafe { &*(start as *const Whole) });
    println!("{} {}", opaque as *const u16 == start, std::mem::size_of_val(&opaque) == std::mem::size_of::<usize>());
    let head = unsafe { &*(start as *const Head) };
    println!("{}", head.count);
}
