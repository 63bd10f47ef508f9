use super::error::FloatErrorKind;
use super::{FpCategory, ParseFloatError};
use crate::cmp::Ordering;
use crate::intrinsics;
use crate::mem;

macro_rules! float_impl {
    ($t:ident $bits:ident $int:ident $bytes:literal, mantissa $mant:literal, max $max:literal, tiny $tiny:literal,
     epsilon $eps:literal, digits $digits:literal, exponents $min_exp:literal $max_exp:literal $min_10:literal
     $max_10:literal) => {
        impl $t {
            pub const RADIX: u32 = 2;
            pub const MANTISSA_DIGITS: u32 = $mant;
            pub const DIGITS: u32 = $digits;
            pub const EPSILON: $t = $eps;
            pub const MIN: $t = -$max;
            pub const MIN_POSITIVE: $t = $tiny;
            pub const MAX: $t = $max;
            pub const MIN_EXP: i32 = $min_exp;
            pub const MAX_EXP: i32 = $max_exp;
            pub const MIN_10_EXP: i32 = $min_10;
            pub const MAX_10_EXP: i32 = $max_10;
            pub const NAN: $t = 0.0 / 0.0;
            pub const INFINITY: $t = 1.0 / 0.0;
            pub const NEG_INFINITY: $t = -1.0 / 0.0;
            const EXPONENT_BITS: $bits = $t::INFINITY.to_bits();

            pub const fn is_nan(self) -> bool {
                self != self
            }

            pub const fn is_infinite(self) -> bool {
                (self == $t::INFINITY) | (self == $t::NEG_INFINITY)
            }

            pub const fn is_finite(self) -> bool {
                self.abs() < $t::INFINITY
            }

            pub const fn is_subnormal(self) -> bool {
                matches!(self.classify(), FpCategory::Subnormal)
            }

            pub const fn is_normal(self) -> bool {
                matches!(self.classify(), FpCategory::Normal)
            }

            pub const fn classify(self) -> FpCategory {
                if self.is_nan() {
                    FpCategory::Nan
                } else if self.is_infinite() {
                    FpCategory::Infinite
                } else if self == 0.0 {
                    FpCategory::Zero
                } else if self.abs() < $t::MIN_POSITIVE {
                    FpCategory::Subnormal
                } else {
                    FpCategory::Normal
                }
            }

            pub const fn is_sign_positive(self) -> bool {
                !self.is_sign_negative()
            }

            pub const fn is_sign_negative(self) -> bool {
                (self.to_bits() as $int) < 0
            }

            pub const fn to_bits(self) -> $bits {
                unsafe { mem::transmute(self) }
            }

            pub const fn from_bits(v: $bits) -> $t {
                unsafe { mem::transmute(v) }
            }

            pub const fn to_be_bytes(self) -> [u8; $bytes] {
                self.to_bits().to_be_bytes()
            }

            pub const fn to_le_bytes(self) -> [u8; $bytes] {
                self.to_bits().to_le_bytes()
            }

            pub const fn to_ne_bytes(self) -> [u8; $bytes] {
                self.to_bits().to_ne_bytes()
            }

            pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $t {
                $t::from_bits($bits::from_be_bytes(bytes))
            }

            pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $t {
                $t::from_bits($bits::from_le_bytes(bytes))
            }

            pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $t {
                $t::from_bits($bits::from_ne_bytes(bytes))
            }

            pub const fn next_up(self) -> $t {
                let bits = self.to_bits();
                if self.is_nan() || bits == $t::EXPONENT_BITS {
                    return self;
                }
                let abs = bits & ($int::MAX as $bits);
                $t::from_bits(if abs == 0 { 1 } else if bits == abs { bits + 1 } else { bits - 1 })
            }

            pub const fn next_down(self) -> $t {
                -(-self).next_up()
            }

            pub const fn recip(self) -> $t {
                1.0 / self
            }

            pub const fn to_degrees(self) -> $t {
                self * (180.0 / crate::$t::consts::PI)
            }

            pub const fn to_radians(self) -> $t {
                self * (crate::$t::consts::PI / 180.0)
            }

            pub const fn max(self, other: $t) -> $t {
                if self.is_nan() || self < other { other } else { self }
            }

            pub const fn min(self, other: $t) -> $t {
                if self.is_nan() || other < self { other } else { self }
            }

            pub const fn maximum(self, other: $t) -> $t {
                if self > other {
                    self
                } else if other > self {
                    other
                } else if self == other {
                    if self.is_sign_positive() { self } else { other }
                } else {
                    self + other
                }
            }

            pub const fn minimum(self, other: $t) -> $t {
                if self < other {
                    self
                } else if other < self {
                    other
                } else if self == other {
                    if self.is_sign_negative() { self } else { other }
                } else {
                    self + other
                }
            }

            pub const fn midpoint(self, other: $t) -> $t {
                self / 2.0 + other / 2.0
            }

            pub const fn clamp(mut self, min: $t, max: $t) -> $t {
                assert!(min <= max, "min > max, or either was NaN. min = {min:?}, max = {max:?}");
                if self < min {
                    self = min;
                }
                if self > max {
                    self = max;
                }
                self
            }

            pub const fn total_cmp(&self, other: &$t) -> Ordering {
                let mut left = self.to_bits() as $int;
                let mut right = other.to_bits() as $int;
                left ^= (((left >> ($bytes * 8 - 1)) as $bits) >> 1) as $int;
                right ^= (((right >> ($bytes * 8 - 1)) as $bits) >> 1) as $int;
                left.cmp(&right)
            }

            pub const fn abs(self) -> $t {
                $t::from_bits(self.to_bits() & ($int::MAX as $bits))
            }

            pub const fn signum(self) -> $t {
                if self.is_nan() { $t::NAN } else { (1.0 as $t).copysign(self) }
            }

            pub const fn copysign(self, sign: $t) -> $t {
                let magnitude = $int::MAX as $bits;
                $t::from_bits((self.to_bits() & magnitude) | (sign.to_bits() & !magnitude))
            }

            pub const unsafe fn to_int_unchecked<I: Copy>(self) -> I {
                unsafe { intrinsics::float_to_int_unchecked(self) }
            }

            pub const fn mul_add(self, a: $t, b: $t) -> $t {
                intrinsics::float_fma(self, a, b)
            }

            pub const fn powi(self, n: i32) -> $t {
                intrinsics::float_powi(self, n)
            }

            pub const fn fract(self) -> $t {
                self - self.trunc()
            }

            pub fn sin_cos(self) -> ($t, $t) {
                (self.sin(), self.cos())
            }

            pub fn log(self, base: $t) -> $t {
                self.ln() / base.ln()
            }

            pub fn div_euclid(self, rhs: $t) -> $t {
                let q = (self / rhs).trunc();
                if self % rhs < 0.0 {
                    return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
                }
                q
            }

            pub fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0.0 { r + rhs.abs() } else { r }
            }
        }

        float_functions! { $t
            unary floor ceil round round_ties_even trunc sqrt cbrt exp exp2 exp_m1 ln ln_1p log2 log10 sin cos tan asin
                acos atan sinh cosh tanh asinh acosh atanh;
            binary powf hypot atan2
        }

        impl crate::str::FromStr for $t {
            type Err = ParseFloatError;
            fn from_str(src: &str) -> Result<$t, ParseFloatError> {
                if src.is_empty() {
                    return Err(ParseFloatError { kind: FloatErrorKind::Empty });
                }
                match intrinsics::float_parse::<$t>(src) {
                    (value, true) => Ok(value),
                    _ => Err(ParseFloatError { kind: FloatErrorKind::Invalid }),
                }
            }
        }
    };
}

macro_rules! float_functions {
    ($t:ident unary $($unary:ident)*; binary $($binary:ident)*) => {
        impl $t {
            $(pub const fn $unary(self) -> $t {
                intrinsics::float_unary(stringify!($unary), self)
            })*

            $(pub const fn $binary(self, other: $t) -> $t {
                intrinsics::float_binary(stringify!($binary), self, other)
            })*
        }
    };
}

float_impl! {
    f32 u32 i32 4, mantissa 24, max 3.40282347e38, tiny 1.17549435e-38, epsilon 1.1920929e-7, digits 6,
    exponents -125 128 -37 38
}

float_impl! {
    f64 u64 i64 8, mantissa 53, max 1.7976931348623157e308, tiny 2.2250738585072014e-308,
    epsilon 2.220446049250313e-16, digits 15, exponents -1021 1024 -307 308
}
