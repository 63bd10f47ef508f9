use super::String;
use crate::borrow::Cow;
use crate::fmt;

pub trait ToString {
    fn to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> ToString for T {
    fn to_string(&self) -> String {
        <Self as SpecToString>::spec_to_string(self)
    }
}

// The text of some types is known without a formatter.
trait SpecToString {
    fn spec_to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> SpecToString for T {
    default fn spec_to_string(&self) -> String {
        let mut buf = String::new();
        let mut fmt = fmt::Formatter::new(&mut buf, fmt::FormattingOptions::new());
        fmt::Display::fmt(self, &mut fmt)
            .expect("a Display implementation returned an error unexpectedly");
        buf
    }
}

impl SpecToString for char {
    fn spec_to_string(&self) -> String {
        String::from(self.encode_utf8(&mut [0; 4]))
    }
}

impl SpecToString for bool {
    fn spec_to_string(&self) -> String {
        String::from(if *self { "true" } else { "false" })
    }
}

macro_rules! unsigned_to_string {
    ($($t:ty)*) => {
        $(impl SpecToString for $t {
            fn spec_to_string(&self) -> String {
                fmt::with_decimal(*self as u128, |digits| String::from(digits))
            }
        })*
    };
}

unsigned_to_string! { u8 u16 u32 u64 u128 usize }

macro_rules! signed_to_string {
    ($($t:ty)*) => {
        $(impl SpecToString for $t {
            fn spec_to_string(&self) -> String {
                const SIZE: usize = <$t>::MAX.ilog10() as usize + 1;
                let mut out;
                if *self < 0 {
                    out = String::with_capacity(SIZE + 1);
                    out.push('-');
                } else {
                    out = String::with_capacity(SIZE);
                }
                fmt::with_decimal(self.unsigned_abs() as u128, |digits| out.push_str(digits));
                out
            }
        })*
    };
}

signed_to_string! { i8 i16 i32 i64 i128 isize }

macro_rules! deref {
    ([$($star:tt)*] $this:ident) => { $($star)* $this };
}

macro_rules! str_to_string {
    ($($stars:tt $t:ty;)*) => {
        $(impl SpecToString for $t {
            fn spec_to_string(&self) -> String {
                let s: &str = deref!($stars self);
                String::from(s)
            }
        })*
    };
}

str_to_string! {
    [] str;
    [*] &str;
    [**] &&str;
    [***] &&&str;
    [****] &&&&str;
}

impl SpecToString for Cow<'_, str> {
    fn spec_to_string(&self) -> String {
        self[..].to_owned()
    }
}

impl SpecToString for String {
    fn spec_to_string(&self) -> String {
        self.to_owned()
    }
}

impl SpecToString for fmt::Arguments<'_> {
    fn spec_to_string(&self) -> String {
        fmt::format(*self)
    }
}
