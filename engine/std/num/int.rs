use super::{parse, ParseIntError};
use crate::intrinsics;
use crate::mem;

#[track_caller]
const fn log_of_nothing() -> ! {
    panic!("argument of integer logarithm must be positive")
}

// What signed and unsigned types share.
macro_rules! int_impl {
    ($($t:ident $unsigned:ident $bits:literal $bytes:literal $min:expr, $max:literal;)*) => {
        $(impl $t {
            pub const MIN: $t = $min;
            pub const MAX: $t = $max;
            pub const BITS: u32 = $bits;

            pub const fn min_value() -> $t {
                $min
            }

            pub const fn max_value() -> $t {
                $max
            }

            pub const fn count_ones(self) -> u32 {
                intrinsics::ctpop(self)
            }

            pub const fn count_zeros(self) -> u32 {
                intrinsics::ctpop(!self)
            }

            pub const fn leading_zeros(self) -> u32 {
                intrinsics::ctlz(self)
            }

            pub const fn trailing_zeros(self) -> u32 {
                intrinsics::cttz(self)
            }

            pub const fn leading_ones(self) -> u32 {
                intrinsics::ctlz(!self)
            }

            pub const fn trailing_ones(self) -> u32 {
                intrinsics::cttz(!self)
            }

            pub const fn rotate_left(self, n: u32) -> $t {
                intrinsics::rotate_left(self, n)
            }

            pub const fn rotate_right(self, n: u32) -> $t {
                intrinsics::rotate_right(self, n)
            }

            pub const fn swap_bytes(self) -> $t {
                intrinsics::bswap(self)
            }

            pub const fn reverse_bits(self) -> $t {
                intrinsics::bitreverse(self)
            }

            pub const fn from_be(x: $t) -> $t {
                intrinsics::bswap(x)
            }

            pub const fn from_le(x: $t) -> $t {
                x
            }

            pub const fn to_be(self) -> $t {
                intrinsics::bswap(self)
            }

            pub const fn to_le(self) -> $t {
                self
            }

            pub const fn to_be_bytes(self) -> [u8; $bytes] {
                intrinsics::bswap(self).to_ne_bytes()
            }

            pub const fn to_le_bytes(self) -> [u8; $bytes] {
                self.to_ne_bytes()
            }

            pub const fn to_ne_bytes(self) -> [u8; $bytes] {
                unsafe { mem::transmute(self) }
            }

            pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $t {
                intrinsics::bswap($t::from_ne_bytes(bytes))
            }

            pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $t {
                $t::from_ne_bytes(bytes)
            }

            pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $t {
                unsafe { mem::transmute(bytes) }
            }

            pub const fn checked_add(self, rhs: $t) -> Option<$t> {
                let (a, b) = intrinsics::add_with_overflow(self, rhs);
                if b { None } else { Some(a) }
            }

            pub const fn checked_sub(self, rhs: $t) -> Option<$t> {
                let (a, b) = intrinsics::sub_with_overflow(self, rhs);
                if b { None } else { Some(a) }
            }

            pub const fn checked_mul(self, rhs: $t) -> Option<$t> {
                let (a, b) = intrinsics::mul_with_overflow(self, rhs);
                if b { None } else { Some(a) }
            }

            pub const fn checked_neg(self) -> Option<$t> {
                (0 as $t).checked_sub(self)
            }

            pub const fn checked_shl(self, rhs: u32) -> Option<$t> {
                if rhs < $bits { Some(self << rhs) } else { None }
            }

            pub const fn checked_shr(self, rhs: u32) -> Option<$t> {
                if rhs < $bits { Some(self >> rhs) } else { None }
            }

            pub const fn checked_pow(self, exp: u32) -> Option<$t> {
                let (a, b) = self.overflowing_pow(exp);
                if b { None } else { Some(a) }
            }

            #[track_caller]
            pub const unsafe fn unchecked_add(self, rhs: $t) -> $t {
                unsafe { intrinsics::unchecked_add(self, rhs) }
            }

            #[track_caller]
            pub const unsafe fn unchecked_sub(self, rhs: $t) -> $t {
                unsafe { intrinsics::unchecked_sub(self, rhs) }
            }

            #[track_caller]
            pub const unsafe fn unchecked_mul(self, rhs: $t) -> $t {
                unsafe { intrinsics::unchecked_mul(self, rhs) }
            }

            #[track_caller]
            pub const unsafe fn unchecked_shl(self, rhs: u32) -> $t {
                unsafe { intrinsics::unchecked_shl(self, rhs) }
            }

            #[track_caller]
            pub const unsafe fn unchecked_shr(self, rhs: u32) -> $t {
                unsafe { intrinsics::unchecked_shr(self, rhs) }
            }

            pub const fn wrapping_add(self, rhs: $t) -> $t {
                intrinsics::wrapping_add(self, rhs)
            }

            pub const fn wrapping_sub(self, rhs: $t) -> $t {
                intrinsics::wrapping_sub(self, rhs)
            }

            pub const fn wrapping_mul(self, rhs: $t) -> $t {
                intrinsics::wrapping_mul(self, rhs)
            }

            pub const fn wrapping_neg(self) -> $t {
                intrinsics::wrapping_sub(0 as $t, self)
            }

            pub const fn wrapping_shl(self, rhs: u32) -> $t {
                self << (rhs & ($bits - 1))
            }

            pub const fn wrapping_shr(self, rhs: u32) -> $t {
                self >> (rhs & ($bits - 1))
            }

            pub const fn wrapping_pow(self, exp: u32) -> $t {
                self.overflowing_pow(exp).0
            }

            pub const fn overflowing_add(self, rhs: $t) -> ($t, bool) {
                intrinsics::add_with_overflow(self, rhs)
            }

            pub const fn overflowing_sub(self, rhs: $t) -> ($t, bool) {
                intrinsics::sub_with_overflow(self, rhs)
            }

            pub const fn overflowing_mul(self, rhs: $t) -> ($t, bool) {
                intrinsics::mul_with_overflow(self, rhs)
            }

            pub const fn overflowing_neg(self) -> ($t, bool) {
                intrinsics::sub_with_overflow(0 as $t, self)
            }

            pub const fn overflowing_shl(self, rhs: u32) -> ($t, bool) {
                (self.wrapping_shl(rhs), rhs >= $bits)
            }

            pub const fn overflowing_shr(self, rhs: u32) -> ($t, bool) {
                (self.wrapping_shr(rhs), rhs >= $bits)
            }

            pub const fn overflowing_pow(self, mut exp: u32) -> ($t, bool) {
                let mut base = self;
                let mut acc: $t = 1;
                let mut overflown = false;
                while exp > 0 {
                    if exp & 1 == 1 {
                        let (a, b) = intrinsics::mul_with_overflow(acc, base);
                        acc = a;
                        overflown = overflown | b;
                    }
                    exp /= 2;
                    if exp > 0 {
                        let (a, b) = intrinsics::mul_with_overflow(base, base);
                        base = a;
                        overflown = overflown | b;
                    }
                }
                (acc, overflown)
            }

            #[track_caller]
            pub const fn strict_add(self, rhs: $t) -> $t {
                self + rhs
            }

            #[track_caller]
            pub const fn strict_sub(self, rhs: $t) -> $t {
                self - rhs
            }

            #[track_caller]
            pub const fn strict_mul(self, rhs: $t) -> $t {
                self * rhs
            }

            #[track_caller]
            pub const fn strict_div(self, rhs: $t) -> $t {
                self / rhs
            }

            #[track_caller]
            pub const fn strict_rem(self, rhs: $t) -> $t {
                self % rhs
            }

            #[track_caller]
            pub const fn strict_shl(self, rhs: u32) -> $t {
                self << rhs
            }

            #[track_caller]
            pub const fn strict_shr(self, rhs: u32) -> $t {
                self >> rhs
            }

            #[track_caller]
            pub const fn strict_pow(self, exp: u32) -> $t {
                match self.checked_pow(exp) {
                    Some(n) => n,
                    None => panic!("attempt to multiply with overflow"),
                }
            }

            pub const fn unbounded_shl(self, rhs: u32) -> $t {
                if rhs < $bits { self << rhs } else { 0 }
            }

            pub const fn unbounded_shr(self, rhs: u32) -> $t {
                if rhs < $bits { self >> rhs } else { self >> ($bits / 2) >> ($bits / 2 - 1) >> 1 }
            }

            pub const fn saturating_add(self, rhs: $t) -> $t {
                intrinsics::saturating_add(self, rhs)
            }

            pub const fn saturating_sub(self, rhs: $t) -> $t {
                intrinsics::saturating_sub(self, rhs)
            }

            pub const fn saturating_mul(self, rhs: $t) -> $t {
                match self.checked_mul(rhs) {
                    Some(x) => x,
                    None => if (self < 0) == (rhs < 0) { $t::MAX } else { $t::MIN },
                }
            }

            pub const fn saturating_pow(self, exp: u32) -> $t {
                match self.checked_pow(exp) {
                    Some(x) => x,
                    None => if self < 0 && exp % 2 == 1 { $t::MIN } else { $t::MAX },
                }
            }

            pub const fn pow(self, mut exp: u32) -> $t {
                if exp == 0 {
                    return 1;
                }
                let mut base = self;
                let mut acc = 1;
                loop {
                    if (exp & 1) == 1 {
                        acc = acc * base;
                        if exp == 1 {
                            return acc;
                        }
                    }
                    exp /= 2;
                    base = base * base;
                }
            }

            pub const fn checked_ilog2(self) -> Option<u32> {
                if self <= 0 { None } else { Some($bits - 1 - self.leading_zeros()) }
            }

            pub const fn checked_ilog(self, base: $t) -> Option<u32> {
                if self <= 0 || base <= 1 {
                    return None;
                }
                let mut n = 0;
                let mut r = self;
                while r >= base {
                    r /= base;
                    n += 1;
                }
                Some(n)
            }

            pub const fn checked_ilog10(self) -> Option<u32> {
                self.checked_ilog(10)
            }

            #[track_caller]
            pub const fn ilog2(self) -> u32 {
                match self.checked_ilog2() {
                    Some(n) => n,
                    None => log_of_nothing(),
                }
            }

            #[track_caller]
            pub const fn ilog10(self) -> u32 {
                match self.checked_ilog10() {
                    Some(n) => n,
                    None => log_of_nothing(),
                }
            }

            #[track_caller]
            pub const fn ilog(self, base: $t) -> u32 {
                assert!(base >= 2, "base of integer logarithm must be at least 2");
                match self.checked_ilog(base) {
                    Some(n) => n,
                    None => log_of_nothing(),
                }
            }

            pub const fn from_str_radix(src: &str, radix: u32) -> Result<$t, ParseIntError> {
                match parse::parse(src.as_bytes(), radix, $t::MAX as u128, $t::MIN != 0) {
                    Ok((n, negative)) => Ok(if negative { (0 as $t).wrapping_sub(n as $t) } else { n as $t }),
                    Err(kind) => Err(ParseIntError { kind }),
                }
            }
        }

        impl crate::str::FromStr for $t {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<$t, ParseIntError> {
                $t::from_str_radix(src, 10)
            }
        })*
    };
}

int_impl! {
    i8 u8 8 1 -0x80, 0x7f;
    i16 u16 16 2 -0x8000, 0x7fff;
    i32 u32 32 4 -0x8000_0000, 0x7fff_ffff;
    i64 u64 64 8 -0x8000_0000_0000_0000, 0x7fff_ffff_ffff_ffff;
    i128 u128 128 16 -0x8000_0000_0000_0000_0000_0000_0000_0000, 0x7fff_ffff_ffff_ffff_ffff_ffff_ffff_ffff;
    isize usize 64 8 -0x8000_0000_0000_0000, 0x7fff_ffff_ffff_ffff;
    u8 u8 8 1 0, 0xff;
    u16 u16 16 2 0, 0xffff;
    u32 u32 32 4 0, 0xffff_ffff;
    u64 u64 64 8 0, 0xffff_ffff_ffff_ffff;
    u128 u128 128 16 0, 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff;
    usize usize 64 8 0, 0xffff_ffff_ffff_ffff;
}
