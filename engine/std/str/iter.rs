use super::from_utf8_unchecked;
use super::pattern::Pattern;
use crate::char as char_mod;
use crate::fmt::{self, Write};
use crate::iter::{Copied, FusedIterator};
use crate::slice;

/// The next character of valid UTF-8.
pub(super) fn next_code_point<'a>(bytes: &mut slice::Iter<'a, u8>) -> Option<u32> {
    let x = *bytes.next()?;
    if x < 128 {
        return Some(x as u32);
    }
    // A string has all bytes that the first one announces.
    let init = (x & 0x1f) as u32;
    let y = unsafe { *bytes.next().unwrap_unchecked() };
    if x < 0xe0 {
        return Some(joined(init, y));
    }
    let z = unsafe { *bytes.next().unwrap_unchecked() };
    let y_z = joined((y & CONTINUED) as u32, z);
    if x < 0xf0 {
        return Some(init << 12 | y_z);
    }
    let w = unsafe { *bytes.next().unwrap_unchecked() };
    Some((init & 7) << 18 | joined(y_z, w))
}

fn next_code_point_reverse<'a>(bytes: &mut slice::Iter<'a, u8>) -> Option<u32> {
    let w = *bytes.next_back()?;
    if w < 128 {
        return Some(w as u32);
    }
    let z = unsafe { *bytes.next_back().unwrap_unchecked() };
    let mut code = (z & 0x1f) as u32;
    if is_continuation(z) {
        let y = unsafe { *bytes.next_back().unwrap_unchecked() };
        code = (y & 0xf) as u32;
        if is_continuation(y) {
            let x = unsafe { *bytes.next_back().unwrap_unchecked() };
            code = joined((x & 7) as u32, y);
        }
        code = joined(code, z);
    }
    Some(joined(code, w))
}

const CONTINUED: u8 = 0x3f;

/// A code with the bits of another byte after it.
fn joined(code: u32, byte: u8) -> u32 {
    code << 6 | (byte & CONTINUED) as u32
}

fn is_continuation(byte: u8) -> bool {
    (byte as i8) < -64
}

#[derive(Clone)]
pub struct Chars<'a> {
    iter: slice::Iter<'a, u8>,
}

impl<'a> Chars<'a> {
    pub(super) fn new(s: &'a str) -> Self {
        Chars { iter: s.as_bytes().iter() }
    }

    pub fn as_str(&self) -> &'a str {
        unsafe { from_utf8_unchecked(self.iter.as_slice()) }
    }
}

impl<'a> Iterator for Chars<'a> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match next_code_point(&mut self.iter) {
            Some(code) => Some(unsafe { char::from_u32_unchecked(code) }),
            None => None,
        }
    }

    fn count(self) -> usize {
        let bytes = self.iter.as_slice();
        let mut n = 0;
        let mut i = 0;
        while i < bytes.len() {
            if bytes[i].is_utf8_char_boundary() {
                n += 1;
            }
            i += 1;
        }
        n
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.iter.len();
        ((len + 3) / 4, Some(len))
    }

    fn last(mut self) -> Option<char> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for Chars<'a> {
    fn next_back(&mut self) -> Option<char> {
        match next_code_point_reverse(&mut self.iter) {
            Some(code) => Some(unsafe { char::from_u32_unchecked(code) }),
            None => None,
        }
    }
}

impl FusedIterator for Chars<'_> {}

impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        write!(f, ")")
    }
}

#[derive(Clone, Debug)]
pub struct CharIndices<'a> {
    front_offset: usize,
    iter: Chars<'a>,
}

impl<'a> CharIndices<'a> {
    pub(super) fn new(s: &'a str) -> Self {
        CharIndices { front_offset: 0, iter: s.chars() }
    }

    pub fn as_str(&self) -> &'a str {
        self.iter.as_str()
    }

    pub fn offset(&self) -> usize {
        self.front_offset
    }
}

impl<'a> Iterator for CharIndices<'a> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        match self.iter.next() {
            None => None,
            Some(ch) => {
                let index = self.front_offset;
                self.front_offset += ch.len_utf8();
                Some((index, ch))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<'a> DoubleEndedIterator for CharIndices<'a> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        self.iter.next_back().map(|ch| {
            let index = self.front_offset + self.iter.iter.len();
            (index, ch)
        })
    }
}

impl FusedIterator for CharIndices<'_> {}

#[derive(Clone, Debug)]
pub struct Bytes<'a>(Copied<slice::Iter<'a, u8>>);

impl<'a> Bytes<'a> {
    pub(super) fn new(s: &'a str) -> Self {
        Bytes(s.as_bytes().iter().copied())
    }
}

impl Iterator for Bytes<'_> {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        self.0.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
    fn nth(&mut self, n: usize) -> Option<u8> {
        self.0.nth(n)
    }
}

impl DoubleEndedIterator for Bytes<'_> {
    fn next_back(&mut self) -> Option<u8> {
        self.0.next_back()
    }
}

impl ExactSizeIterator for Bytes<'_> {
    fn len(&self) -> usize {
        self.0.len()
    }
}

impl FusedIterator for Bytes<'_> {}

/// Walks over the matches of a pattern, from both ends.
#[derive(Clone)]
pub(super) struct Searcher<'a, P> {
    pub(super) haystack: &'a str,
    pattern: P,
    front: usize,
    back: usize,
    // After an empty match the next one begins behind the next character.
    skip_front: bool,
    skip_back: bool,
    done: bool,
}

impl<'a, P: Pattern> Searcher<'a, P> {
    pub(super) fn new(haystack: &'a str, pattern: P) -> Self {
        let back = haystack.len();
        Searcher { haystack, pattern, front: 0, back, skip_front: false, skip_back: false, done: false }
    }

    pub(super) fn next_match(&mut self) -> Option<(usize, usize)> {
        if self.done {
            return None;
        }
        if self.skip_front {
            match self.haystack[self.front..self.back].chars().next() {
                Some(c) => self.front += c.len_utf8(),
                None => {
                    self.done = true;
                    return None;
                }
            }
        }
        match self.pattern.find_in(&self.haystack[..self.back], self.front) {
            Some((a, b)) => {
                self.front = b;
                self.skip_front = a == b;
                Some((a, b))
            }
            None => {
                self.done = true;
                None
            }
        }
    }

    pub(super) fn next_match_back(&mut self) -> Option<(usize, usize)> {
        if self.done {
            return None;
        }
        if self.skip_back {
            match self.haystack[self.front..self.back].chars().next_back() {
                Some(c) => self.back -= c.len_utf8(),
                None => {
                    self.done = true;
                    return None;
                }
            }
        }
        match self.pattern.rfind_in(&self.haystack[self.front..self.back]) {
            Some((a, b)) => {
                let (a, b) = (a + self.front, b + self.front);
                self.back = a;
                self.skip_back = a == b;
                Some((a, b))
            }
            None => {
                self.done = true;
                None
            }
        }
    }
}

macro_rules! match_iterators {
    ($($Name:ident -> $item:ty, $next:ident $haystack:ident $a:ident $b:ident $value:expr;)*) => {
        $(
            #[derive(Clone)]
            pub struct $Name<'a, P>(Searcher<'a, P>);

            impl<'a, P: Pattern> $Name<'a, P> {
                pub(super) fn new(haystack: &'a str, pattern: P) -> Self {
                    $Name(Searcher::new(haystack, pattern))
                }
            }

            impl<'a, P: Pattern> Iterator for $Name<'a, P> {
                type Item = $item;
                fn next(&mut self) -> Option<$item> {
                    let ($a, $b) = self.0.$next()?;
                    let $haystack = self.0.haystack;
                    Some($value)
                }
            }
        )*
    };
}

match_iterators! {
    Matches -> &'a str, next_match haystack a b &haystack[a..b];
    RMatches -> &'a str, next_match_back haystack a b &haystack[a..b];
    MatchIndices -> (usize, &'a str), next_match haystack a b (a, &haystack[a..b]);
    RMatchIndices -> (usize, &'a str), next_match_back haystack a b (a, &haystack[a..b]);
}

#[derive(Clone)]
pub struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    extra: u16,
}

impl<'a> EncodeUtf16<'a> {
    pub(super) fn new(s: &'a str) -> Self {
        EncodeUtf16 { chars: s.chars(), extra: 0 }
    }
}

impl Iterator for EncodeUtf16<'_> {
    type Item = u16;
    fn next(&mut self) -> Option<u16> {
        if self.extra != 0 {
            let tmp = self.extra;
            self.extra = 0;
            return Some(tmp);
        }
        let mut buf = [0; 2];
        self.chars.next().map(|ch| {
            let n = ch.encode_utf16(&mut buf).len();
            if n == 2 {
                self.extra = buf[1];
            }
            buf[0]
        })
    }
}

macro_rules! escapes {
    ($($Name:ident $Inner:ident $c:ident $first:ident $escaped:expr;)*) => {
        $(
            #[derive(Clone, Debug)]
            pub struct $Name<'a> {
                chars: Chars<'a>,
                current: Option<char_mod::$Inner>,
            }

            impl<'a> $Name<'a> {
                pub(super) fn new(s: &'a str) -> Self {
                    $Name { chars: s.chars(), current: None }
                }
            }

            impl Iterator for $Name<'_> {
                type Item = char;
                fn next(&mut self) -> Option<char> {
                    loop {
                        if let Some(current) = &mut self.current {
                            if let Some(c) = current.next() {
                                return Some(c);
                            }
                        }
                        let ($c, $first) = (self.chars.next()?, self.current.is_none());
                        self.current = Some($escaped);
                    }
                }
            }

            impl fmt::Display for $Name<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    for c in self.clone() {
                        f.write_char(c)?;
                    }
                    Ok(())
                }
            }
        )*
    };
}

escapes! {
    // A mark that extends the character before it is only escaped where there is none.
    EscapeDebug EscapeDebug c first c.escape_debug_ext(char_mod::EscapeDebugExtArgs {
        escape_grapheme_extended: first,
        ..char_mod::EscapeDebugExtArgs::ESCAPE_ALL
    });
    EscapeDefault EscapeDefault c _first c.escape_default();
    EscapeUnicode EscapeUnicode c _first c.escape_unicode();
}
