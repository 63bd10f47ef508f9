use super::IntErrorKind;

/// Magnitude and sign of a number in text form, checked against the largest value of its type (for negative ones of
/// signed types, one more).
pub(super) const fn parse(
    src: &[u8],
    radix: u32,
    max: u128,
    signed: bool,
) -> Result<(u128, bool), IntErrorKind> {
    if radix < 2 || radix > 36 {
        panic!("from_ascii_radix: radix must lie in the range `[2, 36]` - found {radix}");
    }
    let len = src.len();
    if len == 0 {
        return Err(IntErrorKind::Empty);
    }
    let mut at = 0;
    let mut negative = false;
    if src[0] == b'+' || src[0] == b'-' {
        if len == 1 || (src[0] == b'-' && !signed) {
            return Err(IntErrorKind::InvalidDigit);
        }
        negative = src[0] == b'-';
        at = 1;
    }
    let limit = if negative { max + 1 } else { max };
    let overflow = if negative { IntErrorKind::NegOverflow } else { IntErrorKind::PosOverflow };
    let mut result: u128 = 0;
    while at < len {
        let mul = result.checked_mul(radix as u128);
        let digit = match (src[at] as char).to_digit(radix) {
            Some(digit) => digit,
            None => return Err(IntErrorKind::InvalidDigit),
        };
        result = match mul {
            Some(n) => match n.checked_add(digit as u128) {
                Some(n) if n <= limit => n,
                _ => return Err(overflow),
            },
            None => return Err(overflow),
        };
        at += 1;
    }
    Ok((result, negative))
}
