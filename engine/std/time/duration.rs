//! Spans of time: whole seconds and less than a milliard of nanoseconds.

use crate::error::Error;
use crate::fmt::{self, Write};
use crate::iter::Sum;
use crate::mem;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};

const NANOS_PER_SEC: u32 = 1_000_000_000;

/// Less than a second, so that `Option<Duration>` needs no tag.
#[repr(transparent)]
#[derive(Clone, Copy)]
#[rustc_layout_scalar_valid_range_start(0)]
#[rustc_layout_scalar_valid_range_end(999_999_999)]
struct Nanoseconds(u32);

#[derive(Clone, Copy)]
pub struct Duration {
    secs: u64,
    nanos: Nanoseconds,
}

impl Duration {
    pub const ZERO: Duration = Duration::from_nanos(0);
    pub const MAX: Duration = Duration::parts(u64::MAX, NANOS_PER_SEC - 1);

    // `nanos` must be less than a second.
    const fn parts(secs: u64, nanos: u32) -> Duration {
        Duration { secs, nanos: unsafe { Nanoseconds(nanos) } }
    }

    #[track_caller]
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        match secs.checked_add((nanos / NANOS_PER_SEC) as u64) {
            Some(secs) => Duration::parts(secs, nanos % NANOS_PER_SEC),
            None => panic!("overflow in Duration::new"),
        }
    }

    pub const fn from_secs(secs: u64) -> Duration {
        Duration::parts(secs, 0)
    }

    pub const fn from_millis(millis: u64) -> Duration {
        Duration::parts(millis / 1000, (millis % 1000) as u32 * 1_000_000)
    }

    pub const fn from_micros(micros: u64) -> Duration {
        Duration::parts(micros / 1_000_000, (micros % 1_000_000) as u32 * 1000)
    }

    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration::parts(nanos / NANOS_PER_SEC as u64, (nanos % NANOS_PER_SEC as u64) as u32)
    }

    #[track_caller]
    pub const fn from_nanos_u128(nanos: u128) -> Duration {
        let secs = nanos / NANOS_PER_SEC as u128;
        if secs > u64::MAX as u128 {
            panic!("overflow in `Duration::from_nanos_u128`");
        }
        Duration::parts(secs as u64, (nanos % NANOS_PER_SEC as u128) as u32)
    }

    #[track_caller]
    pub const fn from_mins(mins: u64) -> Duration {
        match mins.checked_mul(60) {
            Some(secs) => Duration::from_secs(secs),
            None => panic!("overflow in Duration::from_mins"),
        }
    }

    #[track_caller]
    pub const fn from_hours(hours: u64) -> Duration {
        match hours.checked_mul(3600) {
            Some(secs) => Duration::from_secs(secs),
            None => panic!("overflow in Duration::from_hours"),
        }
    }

    // Exact: the value of the float is a whole number of powers of two, and the nearest nanosecond is wanted.
    pub const fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::Negative });
        }
        if !(secs < 18446744073709551616.0) {
            return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan });
        }
        let whole = secs as u64;
        let bits = secs.to_bits();
        let exponent = ((bits >> 52) & 0x7ff) as i32 - 1075;
        if exponent >= 0 || exponent < -120 {
            return Ok(Duration::from_secs(whole));
        }
        let mantissa = ((bits & ((1 << 52) - 1)) | 1 << 52) as u128;
        let shift = -exponent as u32;
        let scaled = (mantissa & ((1 << shift) - 1)) * NANOS_PER_SEC as u128;
        let mut nanos = (scaled >> shift) as u32;
        let rest = scaled & ((1 << shift) - 1);
        let half = 1 << (shift - 1);
        if rest > half || (rest == half && nanos % 2 == 1) {
            nanos += 1;
        }
        if nanos < NANOS_PER_SEC {
            return Ok(Duration::parts(whole, nanos));
        }
        match whole.checked_add(1) {
            Some(secs) => Ok(Duration::from_secs(secs)),
            None => Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan }),
        }
    }

    pub const fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> {
        Duration::try_from_secs_f64(secs as f64)
    }

    pub fn from_secs_f64(secs: f64) -> Duration {
        match Duration::try_from_secs_f64(secs) {
            Ok(duration) => duration,
            Err(error) => panic!("{}", error.description()),
        }
    }

    pub fn from_secs_f32(secs: f32) -> Duration {
        match Duration::try_from_secs_f32(secs) {
            Ok(duration) => duration,
            Err(error) => panic!("{}", error.description()),
        }
    }

    // The field is never borrowed: no one may write through it what is out of its range.
    const fn nanos(&self) -> u32 {
        unsafe { mem::transmute::<Nanoseconds, u32>(self.nanos) }
    }

    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.nanos() == 0
    }

    pub const fn as_secs(&self) -> u64 {
        self.secs
    }

    pub const fn subsec_millis(&self) -> u32 {
        self.nanos() / 1_000_000
    }

    pub const fn subsec_micros(&self) -> u32 {
        self.nanos() / 1000
    }

    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos()
    }

    pub const fn as_millis(&self) -> u128 {
        self.secs as u128 * 1000 + self.subsec_millis() as u128
    }

    pub const fn as_micros(&self) -> u128 {
        self.secs as u128 * 1_000_000 + self.subsec_micros() as u128
    }

    pub const fn as_nanos(&self) -> u128 {
        self.secs as u128 * NANOS_PER_SEC as u128 + self.nanos() as u128
    }

    pub const fn as_secs_f64(&self) -> f64 {
        self.secs as f64 + self.nanos() as f64 / NANOS_PER_SEC as f64
    }

    pub const fn as_secs_f32(&self) -> f32 {
        self.secs as f32 + self.nanos() as f32 / NANOS_PER_SEC as f32
    }

    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(difference) => difference,
            None => other.saturating_sub(self),
        }
    }

    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let nanos = self.nanos() + rhs.nanos();
        match self.secs.checked_add(rhs.secs) {
            None => None,
            Some(secs) if nanos < NANOS_PER_SEC => Some(Duration::parts(secs, nanos)),
            Some(u64::MAX) => None,
            Some(secs) => Some(Duration::parts(secs + 1, nanos - NANOS_PER_SEC)),
        }
    }

    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        match self.secs.checked_sub(rhs.secs) {
            None => None,
            Some(secs) if self.nanos() >= rhs.nanos() => Some(Duration::parts(secs, self.nanos() - rhs.nanos())),
            Some(0) => None,
            Some(secs) => Some(Duration::parts(secs - 1, self.nanos() + NANOS_PER_SEC - rhs.nanos())),
        }
    }

    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(sum) => sum,
            None => Duration::MAX,
        }
    }

    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(difference) => difference,
            None => Duration::ZERO,
        }
    }

    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let total = self.nanos() as u64 * rhs as u64;
        let Some(secs) = self.secs.checked_mul(rhs as u64) else { return None };
        match secs.checked_add(total / NANOS_PER_SEC as u64) {
            Some(secs) => Some(Duration::parts(secs, (total % NANOS_PER_SEC as u64) as u32)),
            None => None,
        }
    }

    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(product) => product,
            None => Duration::MAX,
        }
    }

    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let total = self.as_nanos() / rhs as u128;
        Some(Duration::parts((total / NANOS_PER_SEC as u128) as u64, (total % NANOS_PER_SEC as u128) as u32))
    }

    pub fn mul_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(rhs * self.as_secs_f64())
    }

    pub fn mul_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(rhs * self.as_secs_f32())
    }

    pub fn div_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(self.as_secs_f64() / rhs)
    }

    pub fn div_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(self.as_secs_f32() / rhs)
    }

    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        let dividend = self.secs as f64 * NANOS_PER_SEC as f64 + self.nanos() as f64;
        dividend / (rhs.secs as f64 * NANOS_PER_SEC as f64 + rhs.nanos() as f64)
    }

    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        let dividend = self.secs as f32 * NANOS_PER_SEC as f32 + self.nanos() as f32;
        dividend / (rhs.secs as f32 * NANOS_PER_SEC as f32 + rhs.nanos() as f32)
    }
}

impl Default for Duration {
    fn default() -> Duration {
        Duration::ZERO
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Duration) -> bool {
        self.secs == other.secs && self.nanos() == other.nanos()
    }
}

impl Eq for Duration {}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Duration) -> Option<crate::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Duration {
    fn cmp(&self, other: &Duration) -> crate::cmp::Ordering {
        (self.secs, self.nanos()).cmp(&(other.secs, other.nanos()))
    }
}

impl crate::hash::Hash for Duration {
    fn hash<H: crate::hash::Hasher>(&self, state: &mut H) {
        self.secs.hash(state);
        self.nanos().hash(state);
    }
}

impl Add for Duration {
    type Output = Duration;
    fn add(self, rhs: Duration) -> Duration {
        self.checked_add(rhs).expect("overflow when adding durations")
    }
}

impl AddAssign for Duration {
    #[track_caller]
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub for Duration {
    type Output = Duration;
    fn sub(self, rhs: Duration) -> Duration {
        self.checked_sub(rhs).expect("overflow when subtracting durations")
    }
}

impl SubAssign for Duration {
    #[track_caller]
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs;
    }
}

impl Mul<u32> for Duration {
    type Output = Duration;
    fn mul(self, rhs: u32) -> Duration {
        self.checked_mul(rhs).expect("overflow when multiplying duration by scalar")
    }
}

impl Mul<Duration> for u32 {
    type Output = Duration;
    fn mul(self, rhs: Duration) -> Duration {
        rhs * self
    }
}

impl MulAssign<u32> for Duration {
    #[track_caller]
    fn mul_assign(&mut self, rhs: u32) {
        *self = *self * rhs;
    }
}

impl Div<u32> for Duration {
    type Output = Duration;
    #[track_caller]
    fn div(self, rhs: u32) -> Duration {
        self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar")
    }
}

impl DivAssign<u32> for Duration {
    #[track_caller]
    fn div_assign(&mut self, rhs: u32) {
        *self = *self / rhs;
    }
}

impl Sum for Duration {
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        iter.fold(Duration::ZERO, |a, b| a.checked_add(b).expect("overflow in iter::sum over durations"))
    }
}

impl<'a> Sum<&'a Duration> for Duration {
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        iter.copied().sum()
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = self.nanos();
        if self.secs > 0 {
            decimal(f, self.secs, nanos, NANOS_PER_SEC / 10, "s")
        } else if nanos >= 1_000_000 {
            decimal(f, (nanos / 1_000_000) as u64, nanos % 1_000_000, 100_000, "ms")
        } else if nanos >= 1000 {
            decimal(f, (nanos / 1000) as u64, nanos % 1000, 100, "µs")
        } else {
            decimal(f, nanos as u64, 0, 1, "ns")
        }
    }
}

// A number with a unit. `unit_of_digit` is what the first digit of the fraction counts. Without a wanted number of
// digits there are as many as needed; a number exactly between two goes to the even one.
fn decimal(f: &mut fmt::Formatter<'_>, whole: u64, mut fraction: u32, mut unit_of_digit: u32, unit: &str) -> fmt::Result {
    let mut whole = whole as u128;
    let mut digits = [0; 9];
    let wanted = f.precision().unwrap_or(9);
    let mut known = 0;
    while fraction > 0 && known < wanted.min(9) {
        digits[known] = fraction / unit_of_digit;
        fraction %= unit_of_digit;
        unit_of_digit /= 10;
        known += 1;
    }
    let half = unit_of_digit * 5;
    let odd = if known > 0 { digits[known - 1] % 2 == 1 } else { whole % 2 == 1 };
    if fraction > half || (fraction == half && fraction > 0 && odd) {
        let mut at = known;
        loop {
            if at == 0 {
                whole += 1;
                break;
            }
            at -= 1;
            if digits[at] < 9 {
                digits[at] += 1;
                break;
            }
            digits[at] = 0;
        }
    }
    let sign = if f.sign_plus() { "+" } else { "" };
    let shown = f.precision().unwrap_or(known);
    let mut length = sign.len() + unit.chars().count() + if shown > 0 { shown + 1 } else { 0 };
    length += whole.checked_ilog10().unwrap_or(0) as usize + 1;
    let missing = f.width().unwrap_or(0).saturating_sub(length);
    let before = match f.align() {
        None | Some(fmt::Alignment::Left) => 0,
        Some(fmt::Alignment::Right) => missing,
        Some(fmt::Alignment::Center) => missing / 2,
    };
    let fill = f.fill();
    for _ in 0..before {
        f.write_char(fill)?;
    }
    write!(f, "{sign}{whole}")?;
    if shown > 0 {
        f.write_char('.')?;
        for at in 0..shown {
            write!(f, "{}", if at < known { digits[at] } else { 0 })?;
        }
    }
    f.write_str(unit)?;
    for _ in before..missing {
        f.write_char(fill)?;
    }
    Ok(())
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryFromFloatSecsError {
    kind: TryFromFloatSecsErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TryFromFloatSecsErrorKind {
    Negative,
    OverflowOrNan,
}

impl TryFromFloatSecsError {
    const fn description(&self) -> &'static str {
        match self.kind {
            TryFromFloatSecsErrorKind::Negative => "cannot convert float seconds to Duration: value is negative",
            TryFromFloatSecsErrorKind::OverflowOrNan => {
                "cannot convert float seconds to Duration: value is either too big or NaN"
            }
        }
    }
}

impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.description().fmt(f)
    }
}

impl Error for TryFromFloatSecsError {}
