struct Holder<'a> {
    only: &'a mut u8,
}

fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    let holder = Holder { only: unsafe { &mut *p } };
    n = 2;
    let _moved = holder;
}
