//! title: Reading what was never written
//! about: Half of the value is initialised; reading all of it is undefined behaviour.
//! expect: ub
//! group: Memory

use std::mem::MaybeUninit;

fn main() {
    let mut pair: MaybeUninit<[u8; 2]> = MaybeUninit::uninit();
    let p = pair.as_mut_ptr() as *mut u8;
    unsafe { p.write(1) };
    let first = unsafe { *p };
    let second = unsafe { *p.add(1) };
    println!("{first} {second}");
}
