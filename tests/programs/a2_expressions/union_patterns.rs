// A pattern of a union names one field; whether a `match` covers all values is asked of all fields together.
#[repr(C)]
#[derive(Clone, Copy)]
union Bits {
    pair: (u8, u32),
    bytes: [u8; 8],
    flag: bool,
    maybe: Option<u8>,
}

unsafe fn flag(bits: Bits) -> &'static str {
    match bits {
        Bits { flag: true } => "yes",
        Bits { flag: false } => "no",
    }
}

fn main() {
    let mut bits = Bits { bytes: [1; 8] };
    unsafe {
        bits.pair.1 = 5;
        let Bits { pair: (first, ref second) } = bits;
        println!("{first} {second} {}", flag(bits));
        match bits {
            Bits { bytes: [0, ..] } => println!("begins with 0"),
            Bits { pair: (_, number) } => println!("{number}"),
        }
        bits.maybe = None;
        match bits {
            Bits { maybe: Some(_) } => println!("some"),
            Bits { maybe: None } => println!("none"),
        }
    }
}
