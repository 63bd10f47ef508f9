use crate::error::Error;
use crate::fmt;
use crate::mem;

#[derive(Copy, Eq, PartialEq, Clone, Debug)]
pub struct Utf8Error {
    pub(super) valid_up_to: usize,
    pub(super) error_len: Option<u8>,
}

impl Utf8Error {
    pub const fn valid_up_to(&self) -> usize {
        self.valid_up_to
    }

    pub const fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(len) => Some(len as usize),
            None => None,
        }
    }
}

impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error_len) = self.error_len {
            write!(f, "invalid utf-8 sequence of {} bytes from index {}", error_len, self.valid_up_to)
        } else {
            write!(f, "incomplete utf-8 byte sequence from index {}", self.valid_up_to)
        }
    }
}

impl Error for Utf8Error {}

pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    match run_utf8_validation(v) {
        Ok(()) => Ok(unsafe { from_utf8_unchecked(v) }),
        Err(err) => Err(err),
    }
}

pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    match run_utf8_validation(v) {
        Ok(()) => Ok(unsafe { from_utf8_unchecked_mut(v) }),
        Err(err) => Err(err),
    }
}

pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
    unsafe { mem::transmute(v) }
}

pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
    unsafe { &mut *(v as *mut [u8] as *mut str) }
}

/// Bytes of a character by its first byte; 0 for what cannot be one.
pub(super) const fn utf8_char_width(b: u8) -> usize {
    match b {
        0..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 0,
    }
}

const fn is_continuation(b: u8) -> bool {
    b & 0xc0 == 0x80
}

pub(super) const fn run_utf8_validation(v: &[u8]) -> Result<(), Utf8Error> {
    let len = v.len();
    let mut index = 0;
    while index < len {
        let first = v[index];
        if first < 0x80 {
            index += 1;
            continue;
        }
        let start = index;
        let width = utf8_char_width(first);
        if width == 0 {
            return Err(Utf8Error { valid_up_to: start, error_len: Some(1) });
        }
        let mut i = 1;
        while i < width {
            if start + i >= len {
                return Err(Utf8Error { valid_up_to: start, error_len: None });
            }
            let b = v[start + i];
            let good = if i == 1 {
                match first {
                    0xe0 => b >= 0xa0 && b <= 0xbf,
                    0xed => b >= 0x80 && b <= 0x9f,
                    0xf0 => b >= 0x90 && b <= 0xbf,
                    0xf4 => b >= 0x80 && b <= 0x8f,
                    _ => is_continuation(b),
                }
            } else {
                is_continuation(b)
            };
            if !good {
                return Err(Utf8Error { valid_up_to: start, error_len: Some(i as u8) });
            }
            i += 1;
        }
        index += width;
    }
    Ok(())
}
