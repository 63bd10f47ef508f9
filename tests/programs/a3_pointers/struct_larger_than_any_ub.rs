// The slice alone would be small enough; with what stands before it the value is too large.
use std::ptr::slice_from_raw_parts;

struct Headed {
    head: u32,
    tail: [u8],
}

fn main() {
    let numbers = [1u32, 2, 3];
    let headed = unsafe { &*(slice_from_raw_parts(numbers.as_ptr(), 8) as *const Headed) };
    println!("{} {}", headed.head, headed.tail.len());
    let largest = slice_from_raw_parts(numbers.as_ptr(), isize::MAX as usize - 2) as *const Headed;
    println!("{}", unsafe { (&*largest).head });
}
