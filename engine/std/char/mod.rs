//! Characters.

mod convert;
mod decode;
mod escape;
mod methods;

pub use self::convert::{CharTryFromError, ParseCharError, TryFromCharError};
pub use self::decode::{decode_utf16, DecodeUtf16, DecodeUtf16Error};
pub(crate) use self::escape::EscapeDebugExtArgs;
pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode, ToLowercase, ToUppercase};
pub(crate) use self::methods::{encode_utf8_raw, encode_utf8_raw_unchecked};

pub const MAX: char = char::MAX;
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;

pub const fn from_u32(i: u32) -> Option<char> {
    char::from_u32(i)
}

pub const unsafe fn from_u32_unchecked(i: u32) -> char {
    unsafe { char::from_u32_unchecked(i) }
}

pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    char::from_digit(num, radix)
}
