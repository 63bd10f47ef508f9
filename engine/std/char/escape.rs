//! Characters that stand for one character.

use crate::fmt;
use crate::intrinsics;

// Up to ten characters.
#[derive(Clone, Debug)]
struct Few {
    chars: [char; 10],
    at: usize,
    end: usize,
}

impl Few {
    fn empty() -> Few {
        Few { chars: ['\0'; 10], at: 0, end: 0 }
    }

    fn one(c: char) -> Few {
        let mut few = Few::empty();
        few.push(c);
        few
    }

    fn backslash(c: char) -> Few {
        let mut few = Few::one('\\');
        few.push(c);
        few
    }

    fn push(&mut self, c: char) {
        self.chars[self.end] = c;
        self.end += 1;
    }

    fn unicode(c: char) -> Few {
        let code = c as u32;
        let mut few = Few::backslash('u');
        few.push('{');
        let mut digits = 8 - (code | 1).leading_zeros() / 4;
        while digits > 0 {
            digits -= 1;
            few.push(char::from_digit((code >> (digits * 4)) & 0xf, 16).unwrap());
        }
        few.push('}');
        few
    }

    fn case(upper: bool, c: char) -> Few {
        let mut few = Few::empty();
        if c.is_ascii() {
            few.push(if upper { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
            return few;
        }
        for code in intrinsics::char_case(upper, c) {
            if code != 0 {
                few.push(unsafe { char::from_u32_unchecked(code) });
            }
        }
        few
    }
}

pub(crate) struct EscapeDebugExtArgs {
    pub(crate) escape_grapheme_extended: bool,
    pub(crate) escape_single_quote: bool,
    pub(crate) escape_double_quote: bool,
}

impl EscapeDebugExtArgs {
    pub(crate) const ESCAPE_ALL: Self =
        Self { escape_grapheme_extended: true, escape_single_quote: true, escape_double_quote: true };
}

macro_rules! iterator {
    ($($Name:ident)*) => {
        $(
            #[derive(Clone, Debug)]
            pub struct $Name(Few);

            impl Iterator for $Name {
                type Item = char;
                fn next(&mut self) -> Option<char> {
                    let few = &mut self.0;
                    if few.at == few.end {
                        return None;
                    }
                    few.at += 1;
                    Some(few.chars[few.at - 1])
                }
                fn size_hint(&self) -> (usize, Option<usize>) {
                    let n = self.0.end - self.0.at;
                    (n, Some(n))
                }
            }

            impl DoubleEndedIterator for $Name {
                fn next_back(&mut self) -> Option<char> {
                    let few = &mut self.0;
                    if few.at == few.end {
                        return None;
                    }
                    few.end -= 1;
                    Some(few.chars[few.end])
                }
            }

            impl ExactSizeIterator for $Name {}
            impl crate::iter::FusedIterator for $Name {}

            impl fmt::Display for $Name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    for c in self.clone() {
                        fmt::Write::write_char(f, c)?;
                    }
                    Ok(())
                }
            }
        )*
    };
}

iterator! { EscapeUnicode EscapeDefault EscapeDebug ToLowercase ToUppercase }

impl EscapeUnicode {
    pub(super) fn new(c: char) -> Self {
        EscapeUnicode(Few::unicode(c))
    }
}

impl EscapeDefault {
    pub(super) fn new(c: char) -> Self {
        EscapeDefault(match c {
            '\t' => Few::backslash('t'),
            '\r' => Few::backslash('r'),
            '\n' => Few::backslash('n'),
            '\\' | '\'' | '"' => Few::backslash(c),
            '\x20'..='\x7e' => Few::one(c),
            _ => Few::unicode(c),
        })
    }
}

impl EscapeDebug {
    pub(super) fn new(c: char, args: EscapeDebugExtArgs) -> Self {
        EscapeDebug(match c {
            '\0' => Few::backslash('0'),
            '\t' => Few::backslash('t'),
            '\r' => Few::backslash('r'),
            '\n' => Few::backslash('n'),
            '\\' => Few::backslash('\\'),
            '"' if args.escape_double_quote => Few::backslash('"'),
            '\'' if args.escape_single_quote => Few::backslash('\''),
            _ if args.escape_grapheme_extended && c.is_grapheme_extended() => Few::unicode(c),
            _ if c.is_printable() => Few::one(c),
            _ => Few::unicode(c),
        })
    }
}

impl ToLowercase {
    pub(super) fn new(c: char) -> Self {
        ToLowercase(Few::case(false, c))
    }
}

impl ToUppercase {
    pub(super) fn new(c: char) -> Self {
        ToUppercase(Few::case(true, c))
    }
}
