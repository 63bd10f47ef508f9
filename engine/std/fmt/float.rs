//! Floats as text. The digits come from the machine.

use super::{Debug, Display, Formatter, LowerExp, Result, UpperExp};
use crate::intrinsics;
use crate::str;

macro_rules! impl_float {
    ($($t:ident)*) => {
        $(
            impl $t {
                fn fmt_as(&self, f: &mut Formatter<'_>, format: u8) -> Result {
                    let num = *self;
                    let sign = if num.is_nan() {
                        ""
                    } else if num.is_sign_negative() {
                        "-"
                    } else if f.sign_plus() {
                        "+"
                    } else {
                        ""
                    };
                    let mut buffer = [0u8; 400];
                    let precision = match f.precision() {
                        None => -1,
                        Some(precision) if precision <= 64 => precision as isize,
                        Some(precision) => {
                            let mut long = vec![0u8; 400 + precision];
                            let n = intrinsics::float_text(num.abs(), format, precision as isize, &mut long);
                            return f.pad_number(sign, unsafe { str::from_utf8_unchecked(&long[..n]) });
                        }
                    };
                    let n = intrinsics::float_text(num.abs(), format, precision, &mut buffer);
                    f.pad_number(sign, unsafe { str::from_utf8_unchecked(&buffer[..n]) })
                }
            }

            impl Display for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    self.fmt_as(f, b'f')
                }
            }

            impl Debug for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    self.fmt_as(f, if f.precision().is_some() { b'f' } else { b'd' })
                }
            }

            impl LowerExp for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    self.fmt_as(f, b'e')
                }
            }

            impl UpperExp for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    self.fmt_as(f, b'E')
                }
            }
        )*
    };
}

impl_float! { f32 f64 }
