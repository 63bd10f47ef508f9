// The lint `invalid_reference_casting`, denied by default, follows casts and variables back to a shared reference.
use std::cell::UnsafeCell;

fn fine(mutable: &mut i32, cell: &UnsafeCell<i32>) {
    unsafe {
        *(mutable as *const i32 as *mut i32) = 1;
        *cell.get() = 2;
    }
}

#[allow(invalid_reference_casting)]
fn allowed(shared: &i32) {
    unsafe { *(shared as *const i32 as *mut i32) = 3 };
}

fn main() {
    let (mut x, y) = (0, 0);
    fine(&mut x, &UnsafeCell::new(1));
    allowed(&y);
    let p = &y as *const i32;
    let q = p.cast_mut();
    unsafe {
        *q = 4;
    }
}
