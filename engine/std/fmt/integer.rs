//! Integers as text.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex};
use crate::mem::MaybeUninit;
use crate::slice;
use crate::str;

// Decimal digits of `n`, right-aligned in the buffer.
macro_rules! decimal {
    ($name:ident $t:ty, $max:literal) => {
        fn $name(mut n: $t, buf: &mut [MaybeUninit<u8>; $max]) -> &str {
            let mut offset = $max;
            let start = buf.as_mut_ptr() as *mut u8;
            loop {
                offset -= 1;
                unsafe { *start.add(offset) = b'0' + (n % 10) as u8 };
                n = n / 10;
                if n == 0 {
                    break;
                }
            }
            unsafe { str::from_utf8_unchecked(slice::from_raw_parts(start.add(offset), $max - offset)) }
        }
    };
}

decimal! { decimal_u64 u64, 20 }
decimal! { decimal_u128 u128, 39 }

pub(crate) fn with_decimal<R>(n: u128, f: impl FnOnce(&str) -> R) -> R {
    if n <= u64::MAX as u128 {
        f(decimal_u64(n as u64, &mut [MaybeUninit::uninit(); 20]))
    } else {
        f(decimal_u128(n, &mut [MaybeUninit::uninit(); 39]))
    }
}

// Digits in a base that is a power of two.
fn radix_digits(mut n: u128, shift: u32, upper: bool, buf: &mut [MaybeUninit<u8>; 128]) -> &str {
    let mask = (1 << shift) - 1;
    let letters = if upper { b'A' - 10 } else { b'a' - 10 };
    let start = buf.as_mut_ptr() as *mut u8;
    let mut offset = 128;
    loop {
        offset -= 1;
        let d = (n & mask) as u8;
        unsafe { *start.add(offset) = if d < 10 { b'0' + d } else { letters + d } };
        n = n >> shift;
        if n == 0 {
            break;
        }
    }
    unsafe { str::from_utf8_unchecked(slice::from_raw_parts(start.add(offset), 128 - offset)) }
}

fn fmt_radix(n: u128, shift: u32, upper: bool, prefix: &str, f: &mut Formatter<'_>) -> Result {
    let mut buf = [MaybeUninit::<u8>::uninit(); 128];
    let digits = radix_digits(n, shift, upper, &mut buf);
    f.pad_integral(true, prefix, digits)
}

// `1.5e3`: trailing zeros go into the exponent; a precision cuts, rounding half to even.
fn fmt_exp(mut n: u128, is_nonnegative: bool, upper: bool, f: &mut Formatter<'_>) -> Result {
    let mut exponent = 0;
    while n >= 10 && n % 10 == 0 {
        n /= 10;
        exponent += 1;
    }
    let mut added_precision = 0;
    if let Some(precision) = f.precision() {
        let mut tmp = n;
        let mut digits = 0;
        while tmp >= 10 {
            tmp /= 10;
            digits += 1;
        }
        added_precision = if precision > digits { precision - digits } else { 0 };
        let mut cut = if digits > precision { digits - precision } else { 0 };
        while cut > 1 {
            n /= 10;
            exponent += 1;
            cut -= 1;
        }
        if cut != 0 {
            let rem = n % 10;
            n /= 10;
            exponent += 1;
            if rem > 5 || (rem == 5 && (n % 2 != 0 || digits - precision > 1)) {
                n += 1;
                if n.ilog10() as usize > precision {
                    n /= 10;
                    exponent += 1;
                }
            }
        }
    }
    let mut buf = [MaybeUninit::<u8>::uninit(); 39];
    let digits = decimal_u128(n, &mut buf);
    let mut exp_buf = [MaybeUninit::<u8>::uninit(); 20];
    let mut text = String::new();
    text.push_str(&digits[..1]);
    if digits.len() > 1 || added_precision > 0 {
        text.push('.');
        text.push_str(&digits[1..]);
        let mut i = 0;
        while i < added_precision {
            text.push('0');
            i += 1;
        }
    }
    text.push(if upper { 'E' } else { 'e' });
    text.push_str(decimal_u64((exponent + digits.len() - 1) as u64, &mut exp_buf));
    let sign = if !is_nonnegative {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    f.pad_number(sign, &text)
}

macro_rules! unsigned_abs {
    (u8 $n:ident) => { $n };
    (u16 $n:ident) => { $n };
    (u32 $n:ident) => { $n };
    (u64 $n:ident) => { $n };
    (u128 $n:ident) => { $n };
    (usize $n:ident) => { $n };
    ($t:ident $n:ident) => { $n.unsigned_abs() };
}

macro_rules! impl_fmt {
    ($($t:ident $unsigned:ident $wide:ident $decimal:ident $max:literal;)*) => {
        $(
            impl Display for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    let n = *self;
                    let mut buf = [MaybeUninit::<u8>::uninit(); $max];
                    f.pad_integral(n >= 0, "", $decimal(unsigned_abs!($t n) as $wide, &mut buf))
                }
            }

            impl Debug for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    if f.debug_lower_hex() {
                        LowerHex::fmt(self, f)
                    } else if f.debug_upper_hex() {
                        UpperHex::fmt(self, f)
                    } else {
                        Display::fmt(self, f)
                    }
                }
            }

            impl Binary for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_radix(*self as $unsigned as u128, 1, false, "0b", f)
                }
            }

            impl Octal for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_radix(*self as $unsigned as u128, 3, false, "0o", f)
                }
            }

            impl LowerHex for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_radix(*self as $unsigned as u128, 4, false, "0x", f)
                }
            }

            impl UpperHex for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_radix(*self as $unsigned as u128, 4, true, "0x", f)
                }
            }

            impl LowerExp for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    let n = *self;
                    fmt_exp(unsigned_abs!($t n) as u128, n >= 0, false, f)
                }
            }

            impl UpperExp for $t {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    let n = *self;
                    fmt_exp(unsigned_abs!($t n) as u128, n >= 0, true, f)
                }
            }
        )*
    };
}

impl_fmt! {
    i8 u8 u64 decimal_u64 20;
    i16 u16 u64 decimal_u64 20;
    i32 u32 u64 decimal_u64 20;
    i64 u64 u64 decimal_u64 20;
    isize usize u64 decimal_u64 20;
    i128 u128 u128 decimal_u128 39;
    u8 u8 u64 decimal_u64 20;
    u16 u16 u64 decimal_u64 20;
    u32 u32 u64 decimal_u64 20;
    u64 u64 u64 decimal_u64 20;
    usize usize u64 decimal_u64 20;
    u128 u128 u128 decimal_u128 39;
}
