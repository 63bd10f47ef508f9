macro_rules! unsigned_impl {
    ($($t:ident $signed:ident $bits:literal;)*) => {
        $(impl $t {
            pub const fn cast_signed(self) -> $signed {
                self as $signed
            }

            pub const fn abs_diff(self, other: $t) -> $t {
                if self < other { other - self } else { self - other }
            }

            pub const fn is_power_of_two(self) -> bool {
                self.count_ones() == 1
            }

            pub const fn next_power_of_two(self) -> $t {
                if self <= 1 { 1 } else { ($t::MAX >> (self - 1).leading_zeros()) + 1 }
            }

            pub const fn checked_next_power_of_two(self) -> Option<$t> {
                if self <= 1 { Some(1) } else { ($t::MAX >> (self - 1).leading_zeros()).checked_add(1) }
            }

            #[track_caller]
            pub const fn div_ceil(self, rhs: $t) -> $t {
                let d = self / rhs;
                if self % rhs > 0 { d + 1 } else { d }
            }

            pub const fn next_multiple_of(self, rhs: $t) -> $t {
                match self % rhs {
                    0 => self,
                    r => self + (rhs - r),
                }
            }

            pub const fn checked_next_multiple_of(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                match self % rhs {
                    0 => Some(self),
                    r => self.checked_add(rhs - r),
                }
            }

            pub const fn is_multiple_of(self, rhs: $t) -> bool {
                match rhs {
                    0 => self == 0,
                    _ => self % rhs == 0,
                }
            }

            pub const fn checked_div(self, rhs: $t) -> Option<$t> {
                if rhs == 0 { None } else { Some(self / rhs) }
            }

            pub const fn checked_rem(self, rhs: $t) -> Option<$t> {
                if rhs == 0 { None } else { Some(self % rhs) }
            }

            pub const fn checked_div_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 { None } else { Some(self / rhs) }
            }

            pub const fn checked_rem_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 { None } else { Some(self % rhs) }
            }

            pub const fn checked_add_signed(self, rhs: $signed) -> Option<$t> {
                let (a, b) = self.overflowing_add_signed(rhs);
                if b { None } else { Some(a) }
            }

            pub const fn checked_sub_signed(self, rhs: $signed) -> Option<$t> {
                let (a, b) = self.overflowing_sub(rhs as $t);
                if b == (rhs < 0) { Some(a) } else { None }
            }

            pub const fn checked_signed_diff(self, rhs: $t) -> Option<$signed> {
                let res = self.wrapping_sub(rhs) as $signed;
                if (self >= rhs) == (res < 0) { None } else { Some(res) }
            }

            pub const fn overflowing_add_signed(self, rhs: $signed) -> ($t, bool) {
                let (res, overflowed) = self.overflowing_add(rhs as $t);
                (res, overflowed ^ (rhs < 0))
            }

            pub const fn wrapping_add_signed(self, rhs: $signed) -> $t {
                self.wrapping_add(rhs as $t)
            }

            pub const fn wrapping_sub_signed(self, rhs: $signed) -> $t {
                self.wrapping_sub(rhs as $t)
            }

            pub const fn overflowing_sub_signed(self, rhs: $signed) -> ($t, bool) {
                let (res, overflowed) = self.overflowing_sub(rhs as $t);
                (res, overflowed ^ (rhs < 0))
            }

            pub const fn saturating_sub_signed(self, rhs: $signed) -> $t {
                match self.checked_sub_signed(rhs) {
                    Some(x) => x,
                    None => if rhs < 0 { $t::MAX } else { 0 },
                }
            }

            pub const fn saturating_add_signed(self, rhs: $signed) -> $t {
                match self.checked_add_signed(rhs) {
                    Some(x) => x,
                    None => if rhs < 0 { 0 } else { $t::MAX },
                }
            }

            #[track_caller]
            pub const fn wrapping_div(self, rhs: $t) -> $t {
                self / rhs
            }

            #[track_caller]
            pub const fn wrapping_rem(self, rhs: $t) -> $t {
                self % rhs
            }

            #[track_caller]
            pub const fn wrapping_div_euclid(self, rhs: $t) -> $t {
                self / rhs
            }

            #[track_caller]
            pub const fn wrapping_rem_euclid(self, rhs: $t) -> $t {
                self % rhs
            }

            #[track_caller]
            pub const fn overflowing_div(self, rhs: $t) -> ($t, bool) {
                (self / rhs, false)
            }

            #[track_caller]
            pub const fn overflowing_rem(self, rhs: $t) -> ($t, bool) {
                (self % rhs, false)
            }

            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: $t) -> ($t, bool) {
                (self / rhs, false)
            }

            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: $t) -> ($t, bool) {
                (self % rhs, false)
            }

            #[track_caller]
            pub const fn saturating_div(self, rhs: $t) -> $t {
                self / rhs
            }

            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t {
                self / rhs
            }

            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t {
                self % rhs
            }

            // One binary digit of the root after the other.
            pub const fn isqrt(self) -> $t {
                if self < 2 {
                    return self;
                }
                let mut op = self;
                let mut res = 0;
                let mut one = 1 << (self.ilog2() & !1);
                while one != 0 {
                    if op >= res + one {
                        op -= res + one;
                        res = (res >> 1) + one;
                    } else {
                        res >>= 1;
                    }
                    one >>= 2;
                }
                res
            }

            pub const fn midpoint(self, rhs: $t) -> $t {
                ((self ^ rhs) >> 1) + (self & rhs)
            }

            pub const fn carrying_add(self, rhs: $t, carry: bool) -> ($t, bool) {
                let (a, c1) = self.overflowing_add(rhs);
                let (b, c2) = a.overflowing_add(carry as $t);
                (b, c1 | c2)
            }

            pub const fn borrowing_sub(self, rhs: $t, borrow: bool) -> ($t, bool) {
                let (a, c1) = self.overflowing_sub(rhs);
                let (b, c2) = a.overflowing_sub(borrow as $t);
                (b, c1 | c2)
            }

            pub const fn carrying_mul(self, rhs: $t, carry: $t) -> ($t, $t) {
                self.carrying_mul_add(rhs, carry, 0)
            }

            // Long multiplication in digits of half the width: gives the low and the high half.
            pub const fn carrying_mul_add(self, rhs: $t, carry: $t, add: $t) -> ($t, $t) {
                const HALF: u32 = $t::BITS / 2;
                const MASK: $t = $t::MAX >> HALF;
                let lows = (self & MASK) * (rhs & MASK);
                let mid = (self & MASK) * (rhs >> HALF) + (lows >> HALF);
                let cross = (self >> HALF) * (rhs & MASK) + (mid & MASK);
                let high = (self >> HALF) * (rhs >> HALF) + (mid >> HALF) + (cross >> HALF);
                let (low, first) = ((cross << HALF) | (lows & MASK)).overflowing_add(carry);
                let (low, second) = low.overflowing_add(add);
                (low, high + first as $t + second as $t)
            }

            #[track_caller]
            pub const fn strict_add_signed(self, rhs: $signed) -> $t {
                match self.checked_add_signed(rhs) {
                    Some(sum) => sum,
                    None => panic!("attempt to add with overflow"),
                }
            }

            #[track_caller]
            pub const fn strict_sub_signed(self, rhs: $signed) -> $t {
                match self.checked_sub_signed(rhs) {
                    Some(difference) => difference,
                    None => panic!("attempt to subtract with overflow"),
                }
            }

            #[track_caller]
            pub const fn strict_neg(self) -> $t {
                if self != 0 {
                    panic!("attempt to negate with overflow");
                }
                0
            }

            #[track_caller]
            pub const fn strict_div_euclid(self, rhs: $t) -> $t {
                self / rhs
            }

            #[track_caller]
            pub const fn strict_rem_euclid(self, rhs: $t) -> $t {
                self % rhs
            }
        })*
    };
}

unsigned_impl! {
    u8 i8 8;
    u16 i16 16;
    u32 i32 32;
    u64 i64 64;
    u128 i128 128;
    usize isize 64;
}
