#![allow(invalid_reference_casting)]
use std::cell::Cell;

extern "Rust" {
    fn miri_get_alloc_id(ptr: *const ()) -> u64;
    fn miri_print_borrow_state(alloc_id: u64, show_unnamed: bool);
    fn miri_pointer_name(ptr: *const (), nth_parent: u8, name: &[u8]);
}

#[repr(C)]
struct P {
    a: u8,
    b: Cell<u8>,
}

fn name(p: *const P, name: &[u8]) {
    unsafe { miri_pointer_name(p as *const (), 0, name) };
}

fn print(p: *const P, unnamed: bool) {
    unsafe { miri_print_borrow_state(miri_get_alloc_id(p as *const ()), unnamed) };
}

fn callee(x: &P) {
    name(x, b"x");
    print(x, true);
}

fn main() {
    worked();
    inside_a_call();
}

fn worked() {
    let mut p = P { a: 1, b: Cell::new(2) };
    let r = &mut p;
    name(r, b"r");
    let s = &*r;
    name(s, b"s");
    print(s, false);
    let t = unsafe { &mut *(s as *const P as *mut P) };
    name(t, b"t");
    print(s, false);
}

fn inside_a_call() {
    let mut p = P { a: 1, b: Cell::new(2) };
    let r = &mut p;
    name(r, b"r");
    let s = &*r;
    name(s, b"s");
    callee(s);
}
