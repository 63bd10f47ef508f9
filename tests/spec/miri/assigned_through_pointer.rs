fn main() {
    let mut n = 1u8;
    let mut slot: &mut u8 = &mut 0;
    let root = &raw mut n;
    let to = &raw mut slot;
    unsafe { *to = &mut *root };
    unsafe { *root = 5 };
    unsafe { **to = 6 };
}
