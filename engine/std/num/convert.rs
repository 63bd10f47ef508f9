//! Conversions between numbers.

use super::TryFromIntError;

macro_rules! from_lossless {
    ($($src:ident => $($dst:ident)*;)*) => {
        $($(impl From<$src> for $dst {
            fn from(small: $src) -> $dst {
                small as $dst
            }
        })*)*
    };
}

from_lossless! {
    bool => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64 char;
    u16 => u32 u64 u128 usize i32 i64 i128 f32 f64;
    u32 => u64 u128 i64 i128 f64;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize f32 f64;
    i16 => i32 i64 i128 isize f32 f64;
    i32 => i64 i128 f64;
    i64 => i128;
    f32 => f64;
    char => u32 u64 u128;
}

impl From<bool> for f32 {
    fn from(small: bool) -> f32 {
        small as u8 as f32
    }
}

impl From<bool> for f64 {
    fn from(small: bool) -> f64 {
        small as u8 as f64
    }
}

macro_rules! try_from {
    ($($src:ident => $($dst:ident)*;)*) => {
        $($(impl TryFrom<$src> for $dst {
            type Error = TryFromIntError;
            fn try_from(u: $src) -> Result<$dst, TryFromIntError> {
                let v = u as $dst;
                if v as $src == u && (v < 0) == (u < 0) { Ok(v) } else { Err(TryFromIntError(())) }
            }
        })*)*
    };
}

try_from! {
    u8 => i8;
    u16 => u8 i8 i16 isize;
    u32 => u8 u16 usize i8 i16 i32 isize;
    u64 => u8 u16 u32 usize i8 i16 i32 i64 isize;
    u128 => u8 u16 u32 u64 usize i8 i16 i32 i64 i128 isize;
    usize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => u8 u16 u32 u64 u128 usize i8;
    i32 => u8 u16 u32 u64 u128 usize i8 i16 isize;
    i64 => u8 u16 u32 u64 u128 usize i8 i16 i32 isize;
    i128 => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 isize;
    isize => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128;
}
