// References to slices, strings and trait objects are two words; raw ones keep their metadata in casts.
trait Speak {
    fn speak(&self) -> String;
}

impl Speak for u8 {
    fn speak(&self) -> String {
        format!("u8 {self}")
    }
}

fn main() {
    println!("{} {} {}", size_of::<&u8>(), size_of::<&str>(), size_of::<&dyn Speak>());
    println!("{} {}", size_of::<*const [u64]>(), size_of::<Option<&dyn Speak>>());
    let d: *const dyn Speak = &4u8;
    println!("{}", unsafe { (*d).speak() });
    let s: *const str = "text";
    let b = s as *const [u8];
    println!("{} {:?}", b.len(), unsafe { &(&*b)[1..] });
    let words: *const [u16] = &[1u16, 2, 3];
    let bytes = words as *const [u8];
    println!("{} {}", bytes.len(), unsafe { size_of_val(&*bytes) });
    let thin = d as *const u8;
    println!("{}", unsafe { *thin });
}
