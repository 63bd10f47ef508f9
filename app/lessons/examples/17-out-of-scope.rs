//! title: A local that is out of scope
//! about: When a block ends, its variables die, whoever still points to them.
//! expect: ub
//! group: Memory

fn main() {
    let p: *const i32;
    {
        let short = 5;
        p = &short;
    }
    println!("{}", unsafe { *p });
}
