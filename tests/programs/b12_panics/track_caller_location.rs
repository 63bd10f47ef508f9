// `#[track_caller]` functions report their caller's place, through several levels.
use std::panic::Location;

#[track_caller]
fn where_am_i() -> (u32, u32) {
    let l = Location::caller();
    (l.line(), l.column())
}

#[track_caller]
fn outer() -> (u32, u32) {
    where_am_i()
}

fn untracked() -> u32 {
    where_am_i().0
}

trait T {
    #[track_caller]
    fn line(&self) -> u32 {
        Location::caller().line()
    }
}

impl T for u8 {}

fn main() {
    println!("{:?}", where_am_i());
    println!("{:?} {}", outer(), untracked());
    println!("{}", 5u8.line());
    let f: fn() -> (u32, u32) = where_am_i;
    println!("{}", f().0 > 0);
    println!("{}", Location::caller().file().ends_with(".rs"));
}
