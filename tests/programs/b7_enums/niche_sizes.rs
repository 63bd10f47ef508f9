// Types with spare values make room for other variants at no cost.
use std::num::NonZeroU8;

#[allow(dead_code)]
enum Three {
    A(bool),
    B,
    C,
}

#[allow(dead_code)]
enum Deep {
    X(Option<Option<bool>>),
    Y,
}

#[allow(dead_code)]
enum Wide {
    Text(String),
    None,
}

#[allow(dead_code)]
enum Never {}

fn main() {
    println!("{} {} {}", size_of::<Option<&u8>>(), size_of::<Option<Box<u8>>>(), size_of::<Option<NonZeroU8>>());
    println!("{} {} {}", size_of::<Option<bool>>(), size_of::<Three>(), size_of::<Deep>());
    println!("{} {}", size_of::<Option<char>>(), size_of::<Option<Option<char>>>());
    println!("{} {}", size_of::<Wide>(), size_of::<Option<Vec<u8>>>());
    println!("{} {} {}", size_of::<Option<u32>>(), size_of::<Option<u64>>(), size_of::<Result<u8, ()>>());
    println!("{} {}", size_of::<Option<fn()>>(), size_of::<Option<(u8, bool)>>());
    println!("{} {}", size_of::<Never>(), size_of::<Option<Never>>());
    println!("{}", size_of::<Result<u32, Never>>());
    println!("{}", size_of::<Option<std::cmp::Ordering>>());
}
