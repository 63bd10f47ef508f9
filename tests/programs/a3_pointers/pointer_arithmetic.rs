// `add`, `sub`, `offset`, `offset_from`, and their byte-wise and wrapping forms.
fn main() {
    let a = [10u32, 11, 12, 13];
    let p = a.as_ptr();
    unsafe {
        println!("{} {} {}", *p.add(2), *p.add(3).sub(1), *p.offset(1));
        let end = p.add(4);
        println!("{} {}", end.offset_from(p), p.offset_from(end));
        println!("{} {}", *end.offset(-1), end.byte_offset_from(p));
        println!("{}", *p.byte_add(8));
        println!("{}", *end.byte_sub(4));
        println!("{}", *p.cast::<u8>().add(4).cast::<u32>());
    }
    let far = p.wrapping_add(1000);
    println!("{}", unsafe { *far.wrapping_sub(999) });
    println!("{}", far.wrapping_offset(-1000) == p);
    println!("{}", p.wrapping_byte_add(4).addr() - p.addr());
    println!("{}", unsafe { p.add(3).offset_from_unsigned(p) });
}
