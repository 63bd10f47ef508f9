// `zeroed`, `MaybeUninit` of values and arrays, written field by field.
use std::mem::{self, MaybeUninit};
use std::ptr::addr_of_mut;

#[derive(Debug)]
struct Config {
    id: u32,
    name: String,
    flags: [bool; 2],
}

fn build() -> Config {
    let mut c = MaybeUninit::<Config>::uninit();
    let p = c.as_mut_ptr();
    unsafe {
        addr_of_mut!((*p).id).write(7);
        addr_of_mut!((*p).name).write(String::from("built"));
        addr_of_mut!((*p).flags).write([true, false]);
        c.assume_init()
    }
}

fn main() {
    println!("{:?}", build());
    let z: (u32, [u8; 3], Option<Box<i32>>) = unsafe { mem::zeroed() };
    println!("{z:?}");
    let mut list: [MaybeUninit<String>; 3] = [const { MaybeUninit::uninit() }; 3];
    for (i, slot) in list.iter_mut().enumerate() {
        slot.write(format!("s{i}"));
    }
    let list: [String; 3] = unsafe { mem::transmute(list) };
    println!("{list:?}");
    let mut x = MaybeUninit::new(5);
    unsafe {
        *x.assume_init_mut() += 1;
        println!("{} {}", x.assume_init_ref(), x.assume_init_read());
    }
    let mut s = MaybeUninit::new(String::from("dropped"));
    unsafe { s.assume_init_drop() };
    println!("{}", MaybeUninit::<u8>::zeroed().as_ptr().is_null());
}
