use super::{IntErrorKind, ParseIntError, TryFromIntError};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::ops::{BitOr, Div, DivAssign, Neg, Rem, RemAssign};
use crate::str::FromStr;

/// Types whose value zero is all zero bits.
pub unsafe trait ZeroablePrimitive: Sized + Copy {}

#[derive(Clone, Copy)]
#[repr(transparent)]
#[rustc_layout_scalar_valid_range_start(1)]
struct NonZeroInner<T>(T);

#[derive(Copy)]
#[repr(transparent)]
#[lang = "NonZero"]
#[rustc_nonnull_optimization_guaranteed]
pub struct NonZero<T: ZeroablePrimitive>(NonZeroInner<T>);

impl<T: ZeroablePrimitive> NonZero<T> {
    pub const fn new(n: T) -> Option<Self> {
        // Zero is `None`.
        unsafe { intrinsics::transmute_unchecked(n) }
    }

    #[track_caller]
    pub const unsafe fn new_unchecked(n: T) -> Self {
        match Self::new(n) {
            Some(n) => n,
            None => unsafe { intrinsics::unreachable() },
        }
    }

    pub const fn get(self) -> T {
        self.0.0
    }
}

impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ZeroablePrimitive + PartialEq> PartialEq for NonZero<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}

impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }
}

impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.get().cmp(&other.get())
    }
}

impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state)
    }
}

macro_rules! impl_fmt {
    ($($Trait:ident)*) => {
        $(impl<T: ZeroablePrimitive + fmt::$Trait> fmt::$Trait for NonZero<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.get().fmt(f)
            }
        })*
    };
}

impl_fmt! { Debug Display Binary Octal LowerHex UpperHex }

impl<T: ZeroablePrimitive> From<NonZero<T>> for T {
    fn from(nonzero: NonZero<T>) -> T {
        nonzero.get()
    }
}

impl<T: ZeroablePrimitive> TryFrom<T> for NonZero<T> {
    type Error = TryFromIntError;
    fn try_from(value: T) -> Result<Self, TryFromIntError> {
        NonZero::new(value).ok_or(TryFromIntError(()))
    }
}

impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {
    type Output = Self;
    fn bitor(self, rhs: Self) -> Self {
        unsafe { NonZero::new_unchecked(self.get() | rhs.get()) }
    }
}

impl<T: ZeroablePrimitive + FromStr<Err = ParseIntError>> FromStr for NonZero<T> {
    type Err = ParseIntError;
    fn from_str(src: &str) -> Result<Self, ParseIntError> {
        NonZero::new(T::from_str(src)?).ok_or(ParseIntError { kind: IntErrorKind::Zero })
    }
}

macro_rules! nonzero {
    ($($Alias:ident $t:ident;)*) => {
        $(
            pub type $Alias = NonZero<$t>;

            unsafe impl ZeroablePrimitive for $t {}

            impl NonZero<$t> {
                pub const BITS: u32 = $t::BITS;
                pub const MAX: Self = unsafe { NonZero(NonZeroInner($t::MAX)) };

                pub const fn leading_zeros(self) -> u32 {
                    self.get().leading_zeros()
                }

                pub const fn trailing_zeros(self) -> u32 {
                    self.get().trailing_zeros()
                }

                pub const fn count_ones(self) -> NonZero<u32> {
                    unsafe { NonZero::new_unchecked(self.get().count_ones()) }
                }

                pub const fn checked_mul(self, other: Self) -> Option<Self> {
                    match self.get().checked_mul(other.get()) {
                        Some(n) => NonZero::new(n),
                        None => None,
                    }
                }

                pub const fn checked_pow(self, exp: u32) -> Option<Self> {
                    match self.get().checked_pow(exp) {
                        Some(n) => NonZero::new(n),
                        None => None,
                    }
                }

                pub const fn saturating_mul(self, other: Self) -> Self {
                    unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
                }

                pub const fn saturating_pow(self, exp: u32) -> Self {
                    unsafe { NonZero::new_unchecked(self.get().saturating_pow(exp)) }
                }
            }
        )*
    };
}

nonzero! {
    NonZeroI8 i8;
    NonZeroI16 i16;
    NonZeroI32 i32;
    NonZeroI64 i64;
    NonZeroI128 i128;
    NonZeroIsize isize;
    NonZeroU8 u8;
    NonZeroU16 u16;
    NonZeroU32 u32;
    NonZeroU64 u64;
    NonZeroU128 u128;
    NonZeroUsize usize;
}

macro_rules! nonzero_unsigned {
    ($($t:ident $signed:ident;)*) => {
        $(
            impl NonZero<$t> {
                pub const MIN: Self = unsafe { NonZero(NonZeroInner(1)) };

                pub const fn checked_add(self, other: $t) -> Option<Self> {
                    match self.get().checked_add(other) {
                        Some(n) => NonZero::new(n),
                        None => None,
                    }
                }

                pub const fn saturating_add(self, other: $t) -> Self {
                    unsafe { NonZero::new_unchecked(self.get().saturating_add(other)) }
                }

                pub const fn is_power_of_two(self) -> bool {
                    self.get().is_power_of_two()
                }

                pub const fn checked_next_power_of_two(self) -> Option<Self> {
                    match self.get().checked_next_power_of_two() {
                        Some(n) => NonZero::new(n),
                        None => None,
                    }
                }

                pub const fn ilog2(self) -> u32 {
                    self.get().ilog2()
                }

                pub const fn ilog10(self) -> u32 {
                    self.get().ilog10()
                }

                pub const fn isqrt(self) -> Self {
                    unsafe { NonZero::new_unchecked(self.get().isqrt()) }
                }

                pub const fn midpoint(self, rhs: Self) -> Self {
                    unsafe { NonZero::new_unchecked(self.get().midpoint(rhs.get())) }
                }

                pub const fn div_ceil(self, rhs: Self) -> Self {
                    unsafe { NonZero::new_unchecked(self.get().div_ceil(rhs.get())) }
                }

                pub const fn cast_signed(self) -> NonZero<$signed> {
                    unsafe { NonZero::new_unchecked(self.get() as $signed) }
                }
            }

            impl DivAssign<NonZero<$t>> for $t {
                fn div_assign(&mut self, other: NonZero<$t>) {
                    *self = *self / other;
                }
            }

            impl RemAssign<NonZero<$t>> for $t {
                fn rem_assign(&mut self, other: NonZero<$t>) {
                    *self = *self % other;
                }
            }

            impl Div<NonZero<$t>> for $t {
                type Output = $t;
                fn div(self, other: NonZero<$t>) -> $t {
                    self / other.get()
                }
            }

            impl Rem<NonZero<$t>> for $t {
                type Output = $t;
                fn rem(self, other: NonZero<$t>) -> $t {
                    self % other.get()
                }
            }
        )*
    };
}

nonzero_unsigned! {
    u8 i8;
    u16 i16;
    u32 i32;
    u64 i64;
    u128 i128;
    usize isize;
}

macro_rules! nonzero_signed {
    ($($t:ident $unsigned:ident;)*) => {
        $(impl Neg for NonZero<$t> {
            type Output = Self;
            fn neg(self) -> Self {
                unsafe { NonZero::new_unchecked(-self.get()) }
            }
        }

        impl NonZero<$t> {
            pub const MIN: Self = unsafe { NonZero(NonZeroInner($t::MIN)) };

            pub const fn abs(self) -> Self {
                unsafe { NonZero::new_unchecked(self.get().abs()) }
            }

            pub const fn unsigned_abs(self) -> NonZero<$unsigned> {
                unsafe { NonZero::new_unchecked(self.get().unsigned_abs()) }
            }

            pub const fn is_negative(self) -> bool {
                self.get() < 0
            }

            pub const fn is_positive(self) -> bool {
                self.get() > 0
            }

            pub const fn cast_unsigned(self) -> NonZero<$unsigned> {
                unsafe { NonZero::new_unchecked(self.get() as $unsigned) }
            }

            pub const fn checked_abs(self) -> Option<Self> {
                if self.get() == $t::MIN { None } else { Some(self.abs()) }
            }

            pub const fn wrapping_abs(self) -> Self {
                unsafe { NonZero::new_unchecked(self.get().wrapping_abs()) }
            }

            pub const fn saturating_abs(self) -> Self {
                unsafe { NonZero::new_unchecked(self.get().saturating_abs()) }
            }

            pub const fn overflowing_abs(self) -> (Self, bool) {
                (self.wrapping_abs(), self.get() == $t::MIN)
            }

            pub const fn checked_neg(self) -> Option<Self> {
                if self.get() == $t::MIN { None } else { Some(self.wrapping_neg()) }
            }

            pub const fn wrapping_neg(self) -> Self {
                unsafe { NonZero::new_unchecked(self.get().wrapping_neg()) }
            }

            pub const fn saturating_neg(self) -> Self {
                unsafe { NonZero::new_unchecked(self.get().saturating_neg()) }
            }

            pub const fn overflowing_neg(self) -> (Self, bool) {
                (self.wrapping_neg(), self.get() == $t::MIN)
            }
        })*
    };
}

nonzero_signed! {
    i8 u8;
    i16 u16;
    i32 u32;
    i64 u64;
    i128 u128;
    isize usize;
}
