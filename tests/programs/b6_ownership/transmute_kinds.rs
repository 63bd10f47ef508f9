// Bits reinterpreted: floats, arrays, references, function pointers, `transmute_copy`.
use std::mem::{transmute, transmute_copy};

#[repr(u8)]
#[derive(Debug)]
enum Small {
    Zero,
    One,
}

fn twice(n: i32) -> i32 {
    n * 2
}

fn main() {
    unsafe {
        println!("{:#x} {}", transmute::<f32, u32>(1.0), transmute::<u64, f64>(0x4000_0000_0000_0000));
        println!("{:?}", transmute::<u32, [u8; 4]>(0x01020304));
        println!("{:?} {:?}", transmute::<u8, Small>(1), transmute::<_, Small>(false));
        let s: &[i32; 2] = transmute(&[1i32, 2]);
        println!("{s:?}");
        let f: fn(i32) -> i32 = transmute(twice as *const ());
        println!("{}", f(21));
        let r: &'static str = transmute::<&str, &'static str>(&String::from("gone").leak()[..]);
        println!("{r}");
        let pair: [u16; 2] = transmute_copy(&0x0002_0001u32);
        println!("{pair:?}");
        let n: Option<&u8> = transmute(0usize);
        println!("{n:?}");
        let (a, b): (usize, usize) = transmute::<&[u8], (usize, usize)>(&[1, 2, 3]);
        println!("{} {b}", a != 0);
    }
    println!("{:?}", 1.5f64.to_bits() == unsafe { transmute::<f64, u64>(1.5) });
}
