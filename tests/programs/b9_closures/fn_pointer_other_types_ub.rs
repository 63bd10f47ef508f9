// What a call through a pointer passes must have the ABI of the parameter; then it must be a valid value of its type.
use std::cell::Cell;
use std::mem::{MaybeUninit, transmute};
use std::num::NonZero;
use std::rc::Rc;

fn text(c: char) -> u32 {
    c as u32
}

fn cell(c: Cell<u32>, m: MaybeUninit<i8>) -> u32 {
    let _ = m;
    c.get()
}

fn none(x: Option<NonZero<u16>>) -> bool {
    x.is_none()
}

fn counted(x: Rc<u8>) -> u8 {
    *x
}

fn length(x: &[u8]) -> usize {
    x.len()
}

fn not_zero(first: u8, second: NonZero<u16>) -> u16 {
    first as u16 + second.get()
}

fn main() {
    unsafe {
        let text: fn(u32) -> u32 = transmute(text as fn(char) -> u32);
        println!("{}", text(65));
        let cell: fn(u32, i8) -> u32 = transmute(cell as fn(Cell<u32>, MaybeUninit<i8>) -> u32);
        println!("{}", cell(3, 1));
        let none: fn(u16) -> bool = transmute(none as fn(Option<NonZero<u16>>) -> bool);
        println!("{} {}", none(0), none(1));
        let counted: fn(*const u8) -> u8 = transmute(counted as fn(Rc<u8>) -> u8);
        println!("{}", counted(transmute(Rc::new(9u8))));
        let length: fn(*const [u64]) -> usize = transmute(length as fn(&[u8]) -> usize);
        println!("{}", length(&[1, 2]));
        let not_zero: fn(u8, u16) -> u16 = transmute(not_zero as fn(u8, NonZero<u16>) -> u16);
        println!("{}", not_zero(1, 2));
        println!("{}", not_zero(1, 0));
    }
}
