fn main() {
    let numbers = [1u32, 2, 3];
    let first = numbers.as_ptr();
    let last = unsafe { first.add(2) };
    println!("{}", unsafe { last.offset_from_unsigned(first) });
    println!("{}", unsafe { first.offset_from_unsigned(last) });
}
