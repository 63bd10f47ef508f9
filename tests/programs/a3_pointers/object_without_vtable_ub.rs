// Data where the vtable should be is told with address and tag.
trait Named {
    fn name(&self) -> &'static str;
}

impl Named for u8 {
    fn name(&self) -> &'static str {
        "u8"
    }
}

fn main() {
    let byte = 1u8;
    let object: &dyn Named = &byte;
    println!("{}", object.name());
    let object: &dyn Named = unsafe { std::mem::transmute((&raw const byte, &raw const byte)) };
    println!("{}", object.name());
}
