use crate::fmt;
use crate::intrinsics;
use crate::iter::{Product, Sum};
use crate::ops;

/// Integers; for the arithmetic of `Wrapping` and `Saturating`.
pub trait Integer:
    Copy
    + Ord
    + ops::Not<Output = Self>
    + ops::BitAnd<Output = Self>
    + ops::BitOr<Output = Self>
    + ops::BitXor<Output = Self>
{
    const ZERO: Self;
    fn wrapping_div(self, rhs: Self) -> Self;
    fn wrapping_rem(self, rhs: Self) -> Self;
    fn saturating_mul(self, rhs: Self) -> Self;
    fn saturating_div(self, rhs: Self) -> Self;
    fn wrapping_shl(self, rhs: u32) -> Self;
    fn wrapping_shr(self, rhs: u32) -> Self;
    fn wrapping_pow(self, exp: u32) -> Self;
}

macro_rules! integer {
    ($($t:ident)*) => {
        $(impl Integer for $t {
            const ZERO: $t = 0;
            fn wrapping_div(self, rhs: $t) -> $t {
                <$t>::wrapping_div(self, rhs)
            }
            fn wrapping_rem(self, rhs: $t) -> $t {
                <$t>::wrapping_rem(self, rhs)
            }
            fn saturating_mul(self, rhs: $t) -> $t {
                <$t>::saturating_mul(self, rhs)
            }
            fn saturating_div(self, rhs: $t) -> $t {
                <$t>::saturating_div(self, rhs)
            }
            fn wrapping_shl(self, rhs: u32) -> $t {
                <$t>::wrapping_shl(self, rhs)
            }
            fn wrapping_shr(self, rhs: u32) -> $t {
                <$t>::wrapping_shr(self, rhs)
            }
            fn wrapping_pow(self, exp: u32) -> $t {
                <$t>::wrapping_pow(self, exp)
            }
        })*
    };
}

integer! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! newtype {
    ($Name:ident: $($Trait:ident $method:ident $Assign:ident $method_assign:ident $a:ident $b:ident $value:expr;)*) => {
        #[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
        #[repr(transparent)]
        pub struct $Name<T>(pub T);

        $(
            impl<T: Integer> ops::$Trait for $Name<T> {
                type Output = $Name<T>;
                fn $method(self, other: $Name<T>) -> $Name<T> {
                    let ($a, $b) = (self.0, other.0);
                    $Name($value)
                }
            }

            impl<T: Integer> ops::$Trait<&$Name<T>> for $Name<T> {
                type Output = $Name<T>;
                fn $method(self, other: &$Name<T>) -> $Name<T> {
                    let ($a, $b) = (self.0, other.0);
                    $Name($value)
                }
            }

            impl<T: Integer> ops::$Assign for $Name<T> {
                fn $method_assign(&mut self, other: $Name<T>) {
                    let ($a, $b) = (self.0, other.0);
                    *self = $Name($value);
                }
            }

            impl<T: Integer> ops::$Assign<T> for $Name<T> {
                fn $method_assign(&mut self, other: T) {
                    let ($a, $b) = (self.0, other);
                    *self = $Name($value);
                }
            }
        )*

        impl<T: Integer> ops::Not for $Name<T> {
            type Output = $Name<T>;
            fn not(self) -> $Name<T> {
                $Name(!self.0)
            }
        }

        newtype! { @fmt $Name Debug Display Binary Octal LowerHex UpperHex }
    };
    (@fmt $Name:ident $($Trait:ident)*) => {
        $(impl<T: fmt::$Trait> fmt::$Trait for $Name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        })*
    };
}

newtype! { Wrapping:
    Add add AddAssign add_assign a b intrinsics::wrapping_add(a, b);
    Sub sub SubAssign sub_assign a b intrinsics::wrapping_sub(a, b);
    Mul mul MulAssign mul_assign a b intrinsics::wrapping_mul(a, b);
    Div div DivAssign div_assign a b a.wrapping_div(b);
    Rem rem RemAssign rem_assign a b a.wrapping_rem(b);
    BitAnd bitand BitAndAssign bitand_assign a b a & b;
    BitOr bitor BitOrAssign bitor_assign a b a | b;
    BitXor bitxor BitXorAssign bitxor_assign a b a ^ b;
}

newtype! { Saturating:
    Add add AddAssign add_assign a b intrinsics::saturating_add(a, b);
    Sub sub SubAssign sub_assign a b intrinsics::saturating_sub(a, b);
    Mul mul MulAssign mul_assign a b a.saturating_mul(b);
    Div div DivAssign div_assign a b a.saturating_div(b);
    Rem rem RemAssign rem_assign a b a.wrapping_rem(b);
    BitAnd bitand BitAndAssign bitand_assign a b a & b;
    BitOr bitor BitOrAssign bitor_assign a b a | b;
    BitXor bitxor BitXorAssign bitxor_assign a b a ^ b;
}

impl<T: Integer> ops::Neg for Wrapping<T> {
    type Output = Wrapping<T>;
    fn neg(self) -> Wrapping<T> {
        Wrapping(intrinsics::wrapping_sub(T::ZERO, self.0))
    }
}

impl<T: Integer> ops::Shl<usize> for Wrapping<T> {
    type Output = Wrapping<T>;
    fn shl(self, other: usize) -> Wrapping<T> {
        Wrapping(self.0.wrapping_shl(other as u32))
    }
}

impl<T: Integer> ops::Shr<usize> for Wrapping<T> {
    type Output = Wrapping<T>;
    fn shr(self, other: usize) -> Wrapping<T> {
        Wrapping(self.0.wrapping_shr(other as u32))
    }
}

impl<T: Integer> ops::ShlAssign<usize> for Wrapping<T> {
    fn shl_assign(&mut self, other: usize) {
        *self = *self << other;
    }
}

impl<T: Integer> ops::ShrAssign<usize> for Wrapping<T> {
    fn shr_assign(&mut self, other: usize) {
        *self = *self >> other;
    }
}

macro_rules! methods {
    ($($t:ident)*) => {
        $(
            impl Wrapping<$t> {
                pub const fn reverse_bits(self) -> Self {
                    Wrapping(self.0.reverse_bits())
                }
            }

            impl Sum for Wrapping<$t> {
                fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                    iter.fold(Wrapping(0), |a, b| a + b)
                }
            }

            impl Product for Wrapping<$t> {
                fn product<I: Iterator<Item = Self>>(iter: I) -> Self {
                    iter.fold(Wrapping(1), |a, b| a * b)
                }
            }

            impl<'a> Sum<&'a Wrapping<$t>> for Wrapping<$t> {
                fn sum<I: Iterator<Item = &'a Self>>(iter: I) -> Self {
                    iter.fold(Wrapping(0), |a, b| a + b)
                }
            }

            impl<'a> Product<&'a Wrapping<$t>> for Wrapping<$t> {
                fn product<I: Iterator<Item = &'a Self>>(iter: I) -> Self {
                    iter.fold(Wrapping(1), |a, b| a * b)
                }
            }

            impl Saturating<$t> {
                pub const MIN: Self = Saturating($t::MIN);
                pub const MAX: Self = Saturating($t::MAX);
                pub const BITS: u32 = $t::BITS;

                methods! { @same $t count_ones count_zeros leading_zeros trailing_zeros -> u32 }
                methods! { @wrapped $t swap_bytes reverse_bits to_be to_le }

                pub const fn rotate_left(self, n: u32) -> Self {
                    Saturating(self.0.rotate_left(n))
                }

                pub const fn rotate_right(self, n: u32) -> Self {
                    Saturating(self.0.rotate_right(n))
                }

                pub const fn from_be(x: Self) -> Self {
                    Saturating($t::from_be(x.0))
                }

                pub const fn from_le(x: Self) -> Self {
                    Saturating($t::from_le(x.0))
                }

                pub const fn pow(self, exp: u32) -> Self {
                    Saturating(self.0.saturating_pow(exp))
                }
            }
        )*
    };
    (@same $t:ident $($method:ident)* -> $out:ty) => {
        $(pub const fn $method(self) -> $out {
            self.0.$method()
        })*
    };
    (@wrapped $t:ident $($method:ident)*) => {
        $(pub const fn $method(self) -> Self {
            Saturating(self.0.$method())
        })*
    };
}

methods! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! signed {
    ($($t:ident)*) => {
        $(
            impl Saturating<$t> {
                pub const fn abs(self) -> Self {
                    Saturating(self.0.saturating_abs())
                }

                pub const fn signum(self) -> Self {
                    Saturating(self.0.signum())
                }

                pub const fn is_positive(self) -> bool {
                    self.0 > 0
                }

                pub const fn is_negative(self) -> bool {
                    self.0 < 0
                }
            }

            impl ops::Neg for Saturating<$t> {
                type Output = Self;
                fn neg(self) -> Self {
                    Saturating(self.0.saturating_neg())
                }
            }
        )*
    };
}

signed! { i8 i16 i32 i64 i128 isize }

macro_rules! unsigned {
    ($($t:ident)*) => {
        $(impl Saturating<$t> {
            pub const fn is_power_of_two(self) -> bool {
                self.0.is_power_of_two()
            }
        })*
    };
}

unsigned! { u8 u16 u32 u64 u128 usize }

impl<T: Integer> Wrapping<T> {
    pub fn pow(self, exp: u32) -> Self {
        Wrapping(self.0.wrapping_pow(exp))
    }
}
