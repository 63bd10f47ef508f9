//! title: Two halves of a slice
//! about: Both halves come from one raw pointer, and permissions are kept byte by byte.
//! expect: ok
//! group: References and raw pointers

fn halves(all: &mut [u8]) -> (&mut [u8], &mut [u8]) {
    let middle = all.len() / 2;
    let rest = all.len() - middle;
    let start = all.as_mut_ptr();
    unsafe {
        (
            std::slice::from_raw_parts_mut(start, middle),
            std::slice::from_raw_parts_mut(start.add(middle), rest),
        )
    }
}

fn main() {
    let mut bytes = [1u8, 2, 3, 4];
    let (low, high) = halves(&mut bytes);
    low[0] = 10;
    high[0] = 30;
    low[1] = 20;
    println!("{:?}", bytes);
}
