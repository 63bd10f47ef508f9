fn take(_both: [&mut u8; 2]) {}

fn main() {
    let mut n = 1u8;
    let mut other = 2u8;
    let p = &raw mut n;
    let both = [&mut other, unsafe { &mut *p }];
    let q = &raw const both as *const [&'static mut u8; 2];
    n = 2;
    take(unsafe { std::mem::transmute_copy::<_, [&mut u8; 2]>(&*(q as *const [usize; 2])) });
}
