// Explicit and implied discriminants of `repr` types, read by casts and by memory.
#[repr(u16)]
#[derive(Clone, Copy, Debug, PartialEq)]
enum Code {
    Ok = 200,
    Created,
    NotFound = 404,
    Teapot = Code::NotFound as u16 + 14,
}

#[repr(u8)]
#[allow(dead_code)]
enum Data {
    Byte(u8) = 3,
    Word { w: u16 } = 7,
    Unit,
}

impl Data {
    fn tag(&self) -> u8 {
        unsafe { *(self as *const Self as *const u8) }
    }
}

enum Neg {
    A = -5,
    B,
}

fn main() {
    println!("{} {} {} {}", Code::Ok as u16, Code::Created as u16, Code::NotFound as i32, Code::Teapot as u16);
    println!("{} {} {}", Data::Byte(1).tag(), Data::Word { w: 2 }.tag(), Data::Unit.tag());
    println!("{} {}", Neg::A as i32, Neg::B as i8);
    println!("{} {}", size_of::<Code>(), size_of::<Data>());
    let c: Code = unsafe { std::mem::transmute(404u16) };
    println!("{c:?}");
}
