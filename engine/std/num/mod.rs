//! Numbers.

mod convert;
mod error;
mod float;
mod int;
mod nonzero;
mod parse;
mod signed;
mod unsigned;
mod wrapping;

pub use self::error::{IntErrorKind, ParseFloatError, ParseIntError, TryFromIntError};
pub use self::nonzero::{
    NonZero, NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128, NonZeroU16,
    NonZeroU32, NonZeroU64, NonZeroU8, NonZeroUsize, ZeroablePrimitive,
};
pub use self::wrapping::{Saturating, Wrapping};

#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}
