// The call is the one in the user's function, not the call of that function.
struct Holder<'a> {
    part: &'a mut [u8],
}

fn inner(h: &mut Holder) {
    let _p = h.part.as_mut_ptr();
}

fn main() {
    let mut a = [1u8];
    let mut h = Holder { part: &mut a };
    let s = h.part.as_ptr();
    inner(&mut h);
    let _seen = unsafe { *s };
}
