// `drop_in_place` runs drop glue once, on values, slices and trait objects.
use std::mem::ManuallyDrop;
use std::ptr;

struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0);
    }
}

fn main() {
    let mut one = ManuallyDrop::new(D(1));
    unsafe { ptr::drop_in_place(&mut *one) };
    let mut list = ManuallyDrop::new([D(2), D(3)]);
    let s: *mut [D] = &mut *list;
    unsafe { s.drop_in_place() };
    let mut pair = ManuallyDrop::new((D(4), 7, D(5)));
    unsafe { ptr::drop_in_place(&raw mut pair.2) };
    unsafe { ptr::drop_in_place(&raw mut pair.0) };
    let obj: *mut dyn std::any::Any = Box::into_raw(Box::new(D(6)));
    unsafe { obj.drop_in_place() };
    unsafe { drop(Box::from_raw(obj.cast::<ManuallyDrop<D>>())) };
    let mut n = 5;
    unsafe { ptr::drop_in_place(&mut n) };
    println!("{n}");
}
