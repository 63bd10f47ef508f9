// A pointer to a local is dead after its function returned.
fn local_address() -> *const i32 {
    let x = 7;
    &raw const x
}

fn main() {
    let p = local_address();
    println!("{}", !p.is_null());
    println!("{}", unsafe { *p });
}
