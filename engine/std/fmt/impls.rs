//! References, pointers, texts, tuples, slices.

use super::{
    Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex, Write,
};
use crate::char::EscapeDebugExtArgs;

macro_rules! fmt_refs {
    ($($Trait:ident)*) => {
        $(
            impl<T: ?Sized + $Trait> $Trait for &T {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    $Trait::fmt(&**self, f)
                }
            }

            impl<T: ?Sized + $Trait> $Trait for &mut T {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    $Trait::fmt(&**self, f)
                }
            }
        )*
    };
}

fmt_refs! { Debug Display Octal Binary LowerHex UpperHex LowerExp UpperExp }

impl Debug for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Display for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(if *self { "true" } else { "false" }, f)
    }
}

impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('"')?;
        // Runs that need no escaping are written in one piece.
        let bytes = self.as_bytes();
        let mut printed = 0;
        let mut at = 0;
        while at < bytes.len() {
            let b = bytes[at];
            if b >= 0x20 && b < 0x7f && b != b'"' && b != b'\\' {
                at += 1;
                continue;
            }
            let c = unsafe { self.get_unchecked(at..) }.chars().next().unwrap();
            let esc = c.escape_debug_ext(EscapeDebugExtArgs {
                escape_grapheme_extended: true,
                escape_single_quote: false,
                escape_double_quote: true,
            });
            if esc.len() != 1 {
                f.write_str(&self[printed..at])?;
                for e in esc {
                    f.write_char(e)?;
                }
                printed = at + c.len_utf8();
            }
            at += c.len_utf8();
        }
        f.write_str(&self[printed..])?;
        f.write_char('"')
    }
}

impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self)
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('\'')?;
        let esc = self.escape_debug_ext(EscapeDebugExtArgs {
            escape_grapheme_extended: true,
            escape_single_quote: true,
            escape_double_quote: false,
        });
        for c in esc {
            f.write_char(c)?;
        }
        f.write_char('\'')
    }
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.width().is_none() && f.precision().is_none() {
            f.write_char(*self)
        } else {
            f.pad(self.encode_utf8(&mut [0; 4]))
        }
    }
}

impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(*self as *const T), f)
    }
}

impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(&**self as *const T), f)
    }
}

pub(crate) fn pointer_fmt_inner(ptr_addr: usize, f: &mut Formatter<'_>) -> Result {
    let old_options = f.set_pointer_options();
    let ret = LowerHex::fmt(&ptr_addr, f);
    f.set_options(old_options);
    ret
}

macro_rules! tuple {
    ($($T:ident $i:tt)+) => {
        impl<$($T: Debug),+> Debug for ($($T,)+) {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut builder = f.debug_tuple("");
                $(builder.field(&self.$i);)+
                builder.finish()
            }
        }
    };
}

tuple! { A 0 }
tuple! { A 0 B 1 }
tuple! { A 0 B 1 C 2 }
tuple! { A 0 B 1 C 2 D 3 }
tuple! { A 0 B 1 C 2 D 3 E 4 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 }
tuple! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 }

impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("()")
    }
}
