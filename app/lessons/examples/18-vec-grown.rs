//! title: A Vec that grew under a raw pointer
//! about: Growing moves the elements to new memory; the old memory is freed.
//! expect: ub
//! group: Memory

fn main() {
    let mut list = Vec::with_capacity(2);
    list.push(1u8);
    list.push(2);
    let first = list.as_ptr();
    for n in 3..=16 {
        list.push(n);
    }
    println!("{}", unsafe { *first });
}
