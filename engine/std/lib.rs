//! The part of Rust's standard library that programs use. One crate serves as `std`, `core` and `alloc`.

#[macro_use]
mod macros;

pub mod prelude;

// The language.
pub mod intrinsics;
pub mod marker;
pub mod ops;
pub mod clone;
pub mod default;
pub mod cmp;
pub mod convert;
pub mod borrow;
pub mod hint;
pub mod any;
pub mod mem;
pub mod ptr;
pub mod cell;
pub mod pin;

// Panics and the process.
pub mod panicking;
pub mod panic;
pub mod rt;
pub mod process;
pub mod env;
pub mod error;

// Values. The modules named like integer types hold their old limits.
macro_rules! int_modules {
    ($($t:ident)*) => {
        $(pub mod $t {
            pub const MIN: $t = <$t>::MIN;
            pub const MAX: $t = <$t>::MAX;
        })*
    };
}

int_modules! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

pub mod num;
pub mod f32;
pub mod f64;
mod bool;
mod tuple;
pub mod char;
pub mod ascii;
pub mod option;
pub mod result;
pub mod array;
pub mod slice;
pub mod str;
pub mod string;
pub mod fmt;
pub mod hash;
pub mod iter;
pub mod time;

// The heap.
pub mod alloc;
pub mod boxed;
mod raw_vec;
pub mod vec;
pub mod rc;
pub mod collections;

// The rest of the world.
pub mod io;
pub mod ffi;
pub mod path;
pub mod fs;
pub mod os;
pub mod sync;
pub mod thread;
pub mod future;
pub mod task;
pub mod async_iter;
