// What rustc denies by default may be allowed: by the innermost attribute around a place.
#![deny(arithmetic_overflow)]
#![allow(unconditional_panic)]

mod inner {
    #![allow(arithmetic_overflow)]

    pub fn wrapped(c: bool) -> i32 {
        let top = i32::MAX;
        if c { top + 1 } else { top }
    }
}

macro_rules! quietly {
    ($e:expr) => {{
        #[allow(arithmetic_overflow)]
        let value = $e;
        value
    }};
}

fn statement(c: bool) -> u32 {
    #[expect(arithmetic_overflow)]
    if c {
        return 1u32 << 32;
    }
    match c {
        #[allow(arithmetic_overflow)]
        true => u32::MAX + 1,
        false => 2,
    }
}

fn main() {
    let cells = [1, 2, 3];
    let at = 3;
    println!("{} {}", inner::wrapped(false), statement(false));
    let hidden = std::panic::catch_unwind(|| quietly!(200u8 + 56));
    println!("{}", hidden.is_err());
    #[allow(overflowing_literals)]
    let low = -129i8 as i32 + 256;
    println!("{low}");
    println!("{}", cells[at]);
}
