// D7c: a mutable argument that points to read-only memory and is not used.

static X: usize = 5;

fn ignore(_: &mut usize) {} // UB: W

fn main() {
    let bad: &mut usize = unsafe { std::mem::transmute(&X) };
    ignore(bad);
}
