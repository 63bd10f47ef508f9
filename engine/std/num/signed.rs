use crate::intrinsics;

macro_rules! signed_impl {
    ($($t:ident $unsigned:ident $bits:literal;)*) => {
        $(impl $t {
            pub const fn cast_unsigned(self) -> $unsigned {
                self as $unsigned
            }

            pub const fn abs(self) -> $t {
                if self < 0 { -self } else { self }
            }

            pub const fn signum(self) -> $t {
                if self < 0 { -1 } else if self == 0 { 0 } else { 1 }
            }

            pub const fn is_positive(self) -> bool {
                self > 0
            }

            pub const fn is_negative(self) -> bool {
                self < 0
            }

            pub const fn unsigned_abs(self) -> $unsigned {
                self.wrapping_abs() as $unsigned
            }

            pub const fn abs_diff(self, other: $t) -> $unsigned {
                if self < other {
                    (other as $unsigned).wrapping_sub(self as $unsigned)
                } else {
                    (self as $unsigned).wrapping_sub(other as $unsigned)
                }
            }

            pub const fn wrapping_abs(self) -> $t {
                if self < 0 { self.wrapping_neg() } else { self }
            }

            pub const fn checked_abs(self) -> Option<$t> {
                if self < 0 { self.checked_neg() } else { Some(self) }
            }

            pub const fn overflowing_abs(self) -> ($t, bool) {
                (self.wrapping_abs(), self == $t::MIN)
            }

            pub const fn saturating_abs(self) -> $t {
                if self < 0 { self.saturating_neg() } else { self }
            }

            pub const fn saturating_neg(self) -> $t {
                intrinsics::saturating_sub(0 as $t, self)
            }

            #[track_caller]
            pub const unsafe fn unchecked_neg(self) -> $t {
                unsafe { intrinsics::unchecked_sub(0 as $t, self) }
            }

            pub const fn checked_div(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || (self == $t::MIN && rhs == -1) { None } else { Some(self / rhs) }
            }

            pub const fn checked_rem(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || (self == $t::MIN && rhs == -1) { None } else { Some(self % rhs) }
            }

            pub const fn checked_div_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || (self == $t::MIN && rhs == -1) { None } else { Some(self.div_euclid(rhs)) }
            }

            pub const fn checked_rem_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 || (self == $t::MIN && rhs == -1) { None } else { Some(self.rem_euclid(rhs)) }
            }

            pub const fn checked_add_unsigned(self, rhs: $unsigned) -> Option<$t> {
                let (a, b) = self.overflowing_add_unsigned(rhs);
                if b { None } else { Some(a) }
            }

            pub const fn checked_sub_unsigned(self, rhs: $unsigned) -> Option<$t> {
                let (a, b) = self.overflowing_sub_unsigned(rhs);
                if b { None } else { Some(a) }
            }

            pub const fn overflowing_add_unsigned(self, rhs: $unsigned) -> ($t, bool) {
                let rhs = rhs as $t;
                let (res, overflowed) = self.overflowing_add(rhs);
                (res, overflowed ^ (rhs < 0))
            }

            pub const fn overflowing_sub_unsigned(self, rhs: $unsigned) -> ($t, bool) {
                let rhs = rhs as $t;
                let (res, overflowed) = self.overflowing_sub(rhs);
                (res, overflowed ^ (rhs < 0))
            }

            pub const fn wrapping_add_unsigned(self, rhs: $unsigned) -> $t {
                self.wrapping_add(rhs as $t)
            }

            pub const fn wrapping_sub_unsigned(self, rhs: $unsigned) -> $t {
                self.wrapping_sub(rhs as $t)
            }

            pub const fn saturating_add_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_add_unsigned(rhs) {
                    Some(x) => x,
                    None => $t::MAX,
                }
            }

            pub const fn saturating_sub_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_sub_unsigned(rhs) {
                    Some(x) => x,
                    None => $t::MIN,
                }
            }

            #[track_caller]
            pub const fn wrapping_div(self, rhs: $t) -> $t {
                self.overflowing_div(rhs).0
            }

            #[track_caller]
            pub const fn wrapping_rem(self, rhs: $t) -> $t {
                self.overflowing_rem(rhs).0
            }

            #[track_caller]
            pub const fn wrapping_div_euclid(self, rhs: $t) -> $t {
                if self == $t::MIN && rhs == -1 { self } else { self.div_euclid(rhs) }
            }

            #[track_caller]
            pub const fn wrapping_rem_euclid(self, rhs: $t) -> $t {
                if rhs == -1 { 0 } else { self.rem_euclid(rhs) }
            }

            #[track_caller]
            pub const fn overflowing_div(self, rhs: $t) -> ($t, bool) {
                if self == $t::MIN && rhs == -1 { (self, true) } else { (self / rhs, false) }
            }

            #[track_caller]
            pub const fn overflowing_rem(self, rhs: $t) -> ($t, bool) {
                if rhs == -1 { (0, self == $t::MIN) } else { (self % rhs, false) }
            }

            #[track_caller]
            pub const fn saturating_div(self, rhs: $t) -> $t {
                match self.overflowing_div(rhs) {
                    (result, false) => result,
                    (_, true) => $t::MAX,
                }
            }

            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t {
                let q = self / rhs;
                if self % rhs < 0 {
                    return if rhs > 0 { q - 1 } else { q + 1 };
                }
                q
            }

            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0 { r.wrapping_add(rhs.wrapping_abs()) } else { r }
            }

            #[track_caller]
            pub const fn strict_add_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_add_unsigned(rhs) {
                    Some(sum) => sum,
                    None => panic!("attempt to add with overflow"),
                }
            }

            #[track_caller]
            pub const fn strict_sub_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_sub_unsigned(rhs) {
                    Some(difference) => difference,
                    None => panic!("attempt to subtract with overflow"),
                }
            }

            #[track_caller]
            pub const fn strict_div_euclid(self, rhs: $t) -> $t {
                self.div_euclid(rhs)
            }

            #[track_caller]
            pub const fn strict_rem_euclid(self, rhs: $t) -> $t {
                if rhs == -1 { self % rhs } else { self.rem_euclid(rhs) }
            }

            #[track_caller]
            pub const fn strict_neg(self) -> $t {
                -self
            }

            #[track_caller]
            pub const fn strict_abs(self) -> $t {
                if self < 0 { -self } else { self }
            }

            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: $t) -> ($t, bool) {
                if self == $t::MIN && rhs == -1 { (self, true) } else { (self.div_euclid(rhs), false) }
            }

            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: $t) -> ($t, bool) {
                if rhs == -1 { (0, self == $t::MIN) } else { (self.rem_euclid(rhs), false) }
            }

            #[track_caller]
            pub const fn isqrt(self) -> $t {
                match self.checked_isqrt() {
                    Some(sqrt) => sqrt,
                    None => panic!("argument of integer square root cannot be negative"),
                }
            }

            pub const fn checked_isqrt(self) -> Option<$t> {
                if self < 0 { None } else { Some((self as $unsigned).isqrt() as $t) }
            }

            pub const fn midpoint(self, rhs: $t) -> $t {
                let t = ((self ^ rhs) >> 1) + (self & rhs);
                if t < 0 { t + (1 & (self ^ rhs)) } else { t }
            }
        })*
    };
}

signed_impl! {
    i8 u8 8;
    i16 u16 16;
    i32 u32 32;
    i64 u64 64;
    i128 u128 128;
    isize usize 64;
}
