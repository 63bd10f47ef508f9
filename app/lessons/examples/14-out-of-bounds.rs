//! title: One past the end
//! about: A raw pointer may point past the last element, but not read there.
//! expect: ub
//! group: Memory

fn main() {
    let numbers = [10u16, 20, 30];
    let mut p = numbers.as_ptr();
    let mut sum = 0;
    for _ in 0..=numbers.len() {
        sum += unsafe { *p };
        p = unsafe { p.add(1) };
    }
    println!("{sum}");
}
