// Unions: one write, several readings; patterns and methods on them.
use std::mem::ManuallyDrop;

#[repr(C)]
union Bits {
    float: f32,
    int: u32,
    bytes: [u8; 4],
}

union Slot {
    text: ManuallyDrop<String>,
    none: (),
}

impl Bits {
    fn is_one(&self) -> bool {
        unsafe { matches!(self, Bits { float: 1.0 }) }
    }
}

fn main() {
    let mut b = Bits { float: 1.0 };
    unsafe {
        println!("{:#x} {:?} {}", b.int, b.bytes, b.is_one());
        b.bytes[3] = 0x40;
        println!("{} {}", b.float, b.is_one());
        match b {
            Bits { int: 0 } => println!("zero"),
            Bits { bytes: [0, 0, x, y] } => println!("{x} {y}"),
            _ => println!("other"),
        }
    }
    let mut s = Slot { none: () };
    s.text = ManuallyDrop::new(String::from("in a union"));
    unsafe {
        println!("{}", s.text.len());
        ManuallyDrop::drop(&mut s.text);
    }
    println!("{} {}", size_of::<Bits>(), size_of::<Slot>());
}
