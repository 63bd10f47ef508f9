//! What `format_args!` is made of. The type checker calls these functions.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex};
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::NonNull;

/// How one `{…}` shows its argument.
#[lang = "format_placeholder"]
#[derive(Copy, Clone)]
pub struct Placeholder {
    pub(super) position: usize,
    pub(super) fill: char,
    pub(super) align: u8,
    pub(super) flags: u32,
    pub(super) precision: Count,
    pub(super) width: Count,
}

impl Placeholder {
    #[lang = "format_placeholder_new"]
    pub const fn new(
        position: usize,
        fill: char,
        align: u8,
        flags: u32,
        precision_kind: u8,
        precision: usize,
        width_kind: u8,
        width: usize,
    ) -> Self {
        Placeholder {
            position,
            fill,
            align,
            flags,
            precision: Count::new(precision_kind, precision),
            width: Count::new(width_kind, width),
        }
    }
}

#[derive(Copy, Clone)]
pub(super) enum Count {
    Is(usize),
    Param(usize),
    Implied,
}

impl Count {
    const fn new(kind: u8, value: usize) -> Count {
        match kind {
            0 => Count::Is(value),
            1 => Count::Param(value),
            _ => Count::Implied,
        }
    }
}

#[derive(Copy, Clone)]
enum ArgumentType<'a> {
    Placeholder {
        value: NonNull<()>,
        formatter: unsafe fn(NonNull<()>, &mut Formatter<'_>) -> Result,
        _lifetime: PhantomData<&'a ()>,
    },
    Count(usize),
}

/// A reference to a value together with the function that shows it.
#[lang = "format_argument"]
#[derive(Copy, Clone)]
pub struct Argument<'a> {
    ty: ArgumentType<'a>,
}

macro_rules! argument_new {
    ($t:ty, $x:expr, $f:expr) => {
        Argument {
            ty: ArgumentType::Placeholder {
                value: NonNull::<$t>::from_ref($x).cast(),
                formatter: {
                    let f: fn(&$t, &mut Formatter<'_>) -> Result = $f;
                    unsafe { mem::transmute(f) }
                },
                _lifetime: PhantomData,
            },
        }
    };
}

impl Argument<'_> {
    #[lang = "format_argument_new_display"]
    pub const fn new_display<T: Display>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as Display>::fmt)
    }

    #[lang = "format_argument_new_debug"]
    pub const fn new_debug<T: Debug>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as Debug>::fmt)
    }

    #[lang = "format_argument_new_octal"]
    pub const fn new_octal<T: Octal>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as Octal>::fmt)
    }

    #[lang = "format_argument_new_lower_hex"]
    pub const fn new_lower_hex<T: LowerHex>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as LowerHex>::fmt)
    }

    #[lang = "format_argument_new_upper_hex"]
    pub const fn new_upper_hex<T: UpperHex>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as UpperHex>::fmt)
    }

    #[lang = "format_argument_new_pointer"]
    pub const fn new_pointer<T: Pointer>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as Pointer>::fmt)
    }

    #[lang = "format_argument_new_binary"]
    pub const fn new_binary<T: Binary>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as Binary>::fmt)
    }

    #[lang = "format_argument_new_lower_exp"]
    pub const fn new_lower_exp<T: LowerExp>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as LowerExp>::fmt)
    }

    #[lang = "format_argument_new_upper_exp"]
    pub const fn new_upper_exp<T: UpperExp>(x: &T) -> Argument<'_> {
        argument_new!(T, x, <T as UpperExp>::fmt)
    }

    #[lang = "format_argument_from_usize"]
    pub const fn from_usize(x: &usize) -> Argument<'_> {
        if *x > u16::MAX as usize {
            panic!("Formatting argument out of range");
        }
        Argument { ty: ArgumentType::Count(*x) }
    }

    pub(super) unsafe fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.ty {
            ArgumentType::Placeholder { formatter, value, .. } => unsafe { formatter(value, f) },
            ArgumentType::Count(_) => unsafe { crate::hint::unreachable_unchecked() },
        }
    }

    pub(super) const fn as_count(&self) -> Option<usize> {
        match self.ty {
            ArgumentType::Count(count) => Some(count),
            ArgumentType::Placeholder { .. } => None,
        }
    }
}
