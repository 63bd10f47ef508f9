use super::escape::{EscapeDebug, EscapeDebugExtArgs, EscapeDefault, EscapeUnicode, ToLowercase, ToUppercase};
use crate::intrinsics;
use crate::mem;
use crate::slice;
use crate::str;

impl char {
    pub const MIN: char = '\0';
    pub const MAX: char = '\u{10FFFF}';
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    pub const fn from_u32(i: u32) -> Option<char> {
        if i > 0x10ffff || (i >= 0xd800 && i <= 0xdfff) { None } else { Some(unsafe { mem::transmute(i) }) }
    }

    pub const unsafe fn from_u32_unchecked(i: u32) -> char {
        unsafe { mem::transmute(i) }
    }

    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        if radix > 36 {
            panic!("from_digit: radix is too high (maximum 36)");
        }
        if num < radix {
            let num = num as u8;
            if num < 10 { Some((b'0' + num) as char) } else { Some((b'a' + num - 10) as char) }
        } else {
            None
        }
    }

    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> super::DecodeUtf16<I::IntoIter> {
        super::decode_utf16(iter)
    }

    pub const fn is_digit(self, radix: u32) -> bool {
        self.to_digit(radix).is_some()
    }

    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        assert!(radix >= 2 && radix <= 36, "to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        let digit = match self {
            '0'..='9' => self as u32 - '0' as u32,
            'a'..='z' => self as u32 - 'a' as u32 + 10,
            'A'..='Z' => self as u32 - 'A' as u32 + 10,
            _ => return None,
        };
        if digit < radix { Some(digit) } else { None }
    }

    pub const fn len_utf8(self) -> usize {
        let code = self as u32;
        if code < 0x80 {
            1
        } else if code < 0x800 {
            2
        } else if code < 0x10000 {
            3
        } else {
            4
        }
    }

    pub const fn len_utf16(self) -> usize {
        if self as u32 > 0xffff { 2 } else { 1 }
    }

    #[track_caller]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        unsafe { str::from_utf8_unchecked_mut(encode_utf8_raw(self as u32, dst)) }
    }

    #[track_caller]
    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let mut code = self as u32;
        let len = self.len_utf16();
        if len > dst.len() {
            panic!("encode_utf16: need {len} units to encode U+{code:x} but buffer has just {}", dst.len());
        }
        if len == 1 {
            dst[0] = code as u16;
        } else {
            code -= 0x10000;
            dst[0] = 0xd800 | (code >> 10) as u16;
            dst[1] = 0xdc00 | (code & 0x3ff) as u16;
        }
        unsafe { slice::from_raw_parts_mut(dst.as_mut_ptr(), len) }
    }

    pub fn is_alphabetic(self) -> bool {
        match self {
            'a'..='z' | 'A'..='Z' => true,
            c => c > '\x7f' && intrinsics::char_property("is_alphabetic", c),
        }
    }

    pub fn is_lowercase(self) -> bool {
        match self {
            'a'..='z' => true,
            c => c > '\x7f' && intrinsics::char_property("is_lowercase", c),
        }
    }

    pub fn is_uppercase(self) -> bool {
        match self {
            'A'..='Z' => true,
            c => c > '\x7f' && intrinsics::char_property("is_uppercase", c),
        }
    }

    pub fn is_whitespace(self) -> bool {
        match self {
            ' ' | '\x09'..='\x0d' => true,
            c => c > '\x7f' && intrinsics::char_property("is_whitespace", c),
        }
    }

    pub fn is_alphanumeric(self) -> bool {
        self.is_alphabetic() || self.is_numeric()
    }

    pub fn is_control(self) -> bool {
        let code = self as u32;
        code < 0x20 || (code >= 0x7f && code < 0xa0)
    }

    pub fn is_numeric(self) -> bool {
        match self {
            '0'..='9' => true,
            c => c > '\x7f' && intrinsics::char_property("is_numeric", c),
        }
    }

    pub(crate) fn is_grapheme_extended(self) -> bool {
        self > '\x7f' && intrinsics::char_property("is_grapheme_extended", self)
    }

    // Whether `{:?}` shows it as it is.
    pub(crate) fn is_printable(self) -> bool {
        match self {
            ' '..='~' => true,
            c => c > '\x7f' && intrinsics::char_property("is_printable", c),
        }
    }

    pub fn to_lowercase(self) -> ToLowercase {
        ToLowercase::new(self)
    }

    pub fn to_uppercase(self) -> ToUppercase {
        ToUppercase::new(self)
    }

    pub fn escape_unicode(self) -> EscapeUnicode {
        EscapeUnicode::new(self)
    }

    pub(crate) fn escape_debug_ext(self, args: EscapeDebugExtArgs) -> EscapeDebug {
        EscapeDebug::new(self, args)
    }

    pub fn escape_debug(self) -> EscapeDebug {
        self.escape_debug_ext(EscapeDebugExtArgs::ESCAPE_ALL)
    }

    pub fn escape_default(self) -> EscapeDefault {
        EscapeDefault::new(self)
    }

    pub const fn is_ascii(&self) -> bool {
        *self as u32 <= 0x7f
    }

    pub const fn to_ascii_uppercase(&self) -> char {
        if self.is_ascii_lowercase() { (*self as u8 - 32) as char } else { *self }
    }

    pub const fn to_ascii_lowercase(&self) -> char {
        if self.is_ascii_uppercase() { (*self as u8 + 32) as char } else { *self }
    }

    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }

    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }

    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    pub const fn is_ascii_alphabetic(&self) -> bool {
        matches!(*self, 'a'..='z' | 'A'..='Z')
    }

    pub const fn is_ascii_uppercase(&self) -> bool {
        matches!(*self, 'A'..='Z')
    }

    pub const fn is_ascii_lowercase(&self) -> bool {
        matches!(*self, 'a'..='z')
    }

    pub const fn is_ascii_alphanumeric(&self) -> bool {
        matches!(*self, '0'..='9' | 'a'..='z' | 'A'..='Z')
    }

    pub const fn is_ascii_digit(&self) -> bool {
        matches!(*self, '0'..='9')
    }

    pub const fn is_ascii_hexdigit(&self) -> bool {
        matches!(*self, '0'..='9' | 'a'..='f' | 'A'..='F')
    }

    pub const fn is_ascii_punctuation(&self) -> bool {
        matches!(*self, '!'..='/' | ':'..='@' | '['..='`' | '{'..='~')
    }

    pub const fn is_ascii_graphic(&self) -> bool {
        matches!(*self, '!'..='~')
    }

    pub const fn is_ascii_whitespace(&self) -> bool {
        matches!(*self, '\t' | '\n' | '\x0c' | '\r' | ' ')
    }

    pub const fn is_ascii_control(&self) -> bool {
        matches!(*self, '\0'..='\x1f' | '\x7f')
    }
}

const fn len_utf8(code: u32) -> usize {
    if code < 0x80 {
        1
    } else if code < 0x800 {
        2
    } else if code < 0x10000 {
        3
    } else {
        4
    }
}

#[track_caller]
pub(crate) const fn encode_utf8_raw(code: u32, dst: &mut [u8]) -> &mut [u8] {
    let len = len_utf8(code);
    if len > dst.len() {
        panic!("encode_utf8: need {len} bytes to encode U+{code:x} but buffer has just {}", dst.len());
    }
    unsafe {
        encode_utf8_raw_unchecked(code, dst.as_mut_ptr());
        slice::from_raw_parts_mut(dst.as_mut_ptr(), len)
    }
}

pub(crate) const unsafe fn encode_utf8_raw_unchecked(code: u32, p: *mut u8) {
    unsafe {
        match len_utf8(code) {
            1 => *p = code as u8,
            2 => {
                *p = (code >> 6) as u8 | 0xc0;
                *p.add(1) = (code & 0x3f) as u8 | 0x80;
            }
            3 => {
                *p = (code >> 12) as u8 | 0xe0;
                *p.add(1) = (code >> 6 & 0x3f) as u8 | 0x80;
                *p.add(2) = (code & 0x3f) as u8 | 0x80;
            }
            _ => {
                *p = (code >> 18) as u8 | 0xf0;
                *p.add(1) = (code >> 12 & 0x3f) as u8 | 0x80;
                *p.add(2) = (code >> 6 & 0x3f) as u8 | 0x80;
                *p.add(3) = (code & 0x3f) as u8 | 0x80;
            }
        }
    }
}
