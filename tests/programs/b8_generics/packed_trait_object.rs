// The type behind a trait object asks for less alignment where it lies in a packed struct.
use std::mem::{ManuallyDrop, align_of_val, size_of_val};

trait Value {
    fn value(&self) -> u64;
}

impl Value for u64 {
    fn value(&self) -> u64 {
        *self
    }
}

#[repr(C, packed(2))]
struct Tight<T: ?Sized> {
    tag: u8,
    value: ManuallyDrop<T>,
}

fn main() {
    let whole: Box<Tight<dyn Value>> = Box::new(Tight { tag: 1, value: ManuallyDrop::new(7u64) });
    let value = &raw const whole.value;
    println!("{} {} {}", size_of_val(&*whole), align_of_val(&*whole), whole.tag);
    println!("{}", unsafe { value.byte_offset_from(&raw const *whole) });
    println!("{}", unsafe { value.cast::<u64>().read_unaligned() }.value());
}
