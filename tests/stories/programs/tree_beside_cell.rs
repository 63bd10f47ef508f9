use std::cell::UnsafeCell;
struct Mixed {
    plain: u32,
    cell: UnsafeCell<u32>,
}
fn main() {
    let m = Mixed { plain: 1, cell: UnsafeCell::new(2) };
    let r = &m;
    unsafe {
        *r.cell.get() = 3;
        let p = r.cell.get().sub(1);
        *p = 4;
    }
    println!("{}", m.plain);
}
