use std::ptr::without_provenance;

fn main() {
    let near = without_provenance::<u8>(1);
    println!("{}", unsafe { near.offset_from(near) });
    println!("{}", unsafe { near.offset_from(without_provenance(usize::MAX - 4)) });
}
