//! Formatting.

mod builders;
mod float;
mod formatter;
mod impls;
mod integer;
pub mod rt;

pub use self::builders::{from_fn, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, FromFn};
pub use self::formatter::{Alignment, Formatter, FormattingOptions, Sign};
pub(crate) use self::impls::pointer_fmt_inner;
pub(crate) use self::integer::with_decimal;

use self::rt::{Argument, Count, Placeholder};
use crate::result;

pub type Result = result::Result<(), Error>;

#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt("an error occurred when formatting an argument", f)
    }
}

pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;

    fn write_char(&mut self, c: char) -> Result {
        self.write_str(c.encode_utf8(&mut [0; 4]))
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        if let Some(s) = args.as_str() {
            return self.write_str(s);
        }
        let mut this = self;
        write(&mut this, args)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result {
        (**self).write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        (**self).write_char(c)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        (**self).write_fmt(args)
    }
}

/// What `format_args!` makes: texts, each but the last followed by an argument. `fmt` is there if any argument is not
/// shown plainly, or not each once in order.
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> {
    pieces: &'a [&'static str],
    fmt: Option<&'a [Placeholder]>,
    args: &'a [Argument<'a>],
}

impl<'a> Arguments<'a> {
    #[lang = "format_arguments_new"]
    pub const fn new(pieces: &'a [&'static str], args: &'a [Argument<'a>]) -> Arguments<'a> {
        Arguments { pieces, fmt: None, args }
    }

    #[lang = "format_arguments_new_v1_formatted"]
    pub const fn new_v1_formatted(
        pieces: &'a [&'static str],
        args: &'a [Argument<'a>],
        fmt: &'a [Placeholder],
    ) -> Arguments<'a> {
        Arguments { pieces, fmt: Some(fmt), args }
    }

    pub(crate) const fn new_const(pieces: &'a [&'static str]) -> Arguments<'a> {
        Arguments { pieces, fmt: None, args: &[] }
    }

    pub const fn as_str(&self) -> Option<&'static str> {
        if self.args.len() != 0 {
            return None;
        }
        match self.pieces.len() {
            0 => Some(""),
            1 => Some(self.pieces[0]),
            _ => None,
        }
    }

    pub(crate) fn estimated_capacity(&self) -> usize {
        let mut pieces_length = 0;
        let mut i = 0;
        while i < self.pieces.len() {
            pieces_length += self.pieces[i].len();
            i += 1;
        }
        if self.args.len() == 0 {
            pieces_length
        } else if self.pieces[0].len() == 0 && pieces_length < 16 {
            0
        } else {
            pieces_length * 2
        }
    }
}

impl Debug for Arguments<'_> {
    fn fmt(&self, fmt: &mut Formatter<'_>) -> Result {
        Display::fmt(self, fmt)
    }
}

impl Display for Arguments<'_> {
    fn fmt(&self, fmt: &mut Formatter<'_>) -> Result {
        fmt.write_fmt(*self)
    }
}

macro_rules! fmt_traits {
    ($($(#[$attr:meta])* $Trait:ident)*) => {
        $(
            $(#[$attr])*
            pub trait $Trait {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result;
            }
        )*
    };
}

fmt_traits! { Debug Display Octal Binary LowerHex UpperHex Pointer LowerExp UpperExp }

/// `format!`.
#[never_const]
pub fn format(args: Arguments<'_>) -> String {
    fn format_inner(args: Arguments<'_>) -> String {
        let mut output = String::with_capacity(args.estimated_capacity());
        write(&mut output, args).expect("a formatting trait implementation returned an error when the underlying stream did not");
        output
    }

    match args.as_str() {
        Some(s) => String::from(s),
        None => format_inner(args),
    }
}

pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {
    let mut formatter = Formatter::new(output, FormattingOptions::new());
    let mut idx = 0;
    match args.fmt {
        None => {
            while idx < args.args.len() {
                let piece = args.pieces[idx];
                if piece.len() != 0 {
                    formatter.write_str(piece)?;
                }
                let arg = &args.args[idx];
                unsafe { arg.fmt(&mut formatter) }?;
                idx += 1;
            }
        }
        Some(fmt) => {
            while idx < fmt.len() {
                let piece = args.pieces[idx];
                if piece.len() != 0 {
                    formatter.write_str(piece)?;
                }
                unsafe { run(&mut formatter, &fmt[idx], args.args) }?;
                idx += 1;
            }
        }
    }
    if idx < args.pieces.len() {
        formatter.write_str(args.pieces[idx])?;
    }
    Ok(())
}

unsafe fn run(fmt: &mut Formatter<'_>, arg: &Placeholder, args: &[Argument<'_>]) -> Result {
    let options = FormattingOptions::from_parts(
        arg.fill,
        arg.align,
        arg.flags,
        unsafe { get_count(&arg.width, args) },
        unsafe { get_count(&arg.precision, args) },
    );
    fmt.set_options(options);
    let value = &args[arg.position];
    unsafe { value.fmt(fmt) }
}

unsafe fn get_count(cnt: &Count, args: &[Argument<'_>]) -> Option<usize> {
    match *cnt {
        Count::Is(n) => Some(n),
        Count::Implied => None,
        Count::Param(i) => args[i].as_count(),
    }
}
