// Wide products, strict operations, and the methods of NonZero, Wrapping and Saturating.
use std::fmt;
use std::num::*;
use std::panic::catch_unwind;

struct Open;

impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entry(&1, &"one").entry(&2, &"two").finish_non_exhaustive()
    }
}

fn main() {
    println!("{:?} {:?}", 200u8.carrying_mul(200, 7), u8::MAX.carrying_mul_add(255, 255, 255));
    println!("{:?}", 0x1234_5678_9abc_def0u64.carrying_mul(0xfedc_ba98_7654_3210, u64::MAX));
    println!("{:x?}", u128::MAX.carrying_mul_add(u128::MAX, u128::MAX, u128::MAX));
    println!("{:x?}", (u128::MAX / 3).carrying_mul(u128::MAX / 7, 5));
    println!("{:?}", 60_000u16.carrying_mul(60_000, 1));
    println!("{} {} {}", 5u8.strict_add_signed(-5), 5u8.strict_sub_signed(-5), 0u8.strict_neg());
    println!("{} {}", (-7i32).strict_div_euclid(2), (-7i32).strict_rem_euclid(2));
    println!("{} {}", (-100i8).strict_add_unsigned(200), 100i8.strict_sub_unsigned(200));
    let failures: [fn() -> i64; 7] = [
        || 5u8.strict_add_signed(-6).into(),
        || 5u8.strict_sub_signed(6).into(),
        || 5u8.strict_neg().into(),
        || 100i8.strict_add_unsigned(28).into(),
        || (-100i8).strict_sub_unsigned(29).into(),
        || i64::MIN.strict_div_euclid(std::hint::black_box(-1)),
        || i64::MIN.strict_rem_euclid(std::hint::black_box(-1)),
    ];
    for f in failures {
        let e = catch_unwind(f).unwrap_err();
        println!("{:?}", e.downcast_ref::<&str>());
    }

    let n = NonZeroU8::new(12).unwrap();
    println!("{:?} {:?} {:?} {:?}", n.count_ones(), n.checked_next_power_of_two(), n.isqrt(), n.ilog10());
    println!("{:?} {:?} {:?} {}", n.midpoint(NonZeroU8::MAX), n.div_ceil(NonZeroU8::new(5).unwrap()), n.saturating_pow(9), {
        let mut x = 100u8;
        x /= n;
        x %= NonZeroU8::new(5).unwrap();
        x
    });
    let m = NonZeroI8::MIN;
    println!("{:?} {:?} {:?} {:?}", m.checked_abs(), m.wrapping_abs(), m.saturating_neg(), m.overflowing_neg());
    println!("{:?} {:?} {} {:?}", -NonZeroI8::new(5).unwrap(), m.cast_unsigned(), m.is_positive(), m.checked_neg());

    let mut w = Wrapping(0x81u8);
    w <<= 1;
    println!("{w:?} {:?} {:?}", w.reverse_bits(), [Wrapping(200u8), Wrapping(100)].iter().sum::<Wrapping<u8>>());
    w >>= 9;
    println!("{w} {}", [Wrapping(20u8); 3].into_iter().product::<Wrapping<u8>>());
    let s = Saturating(-100i8);
    println!("{:?} {:?} {:?} {:?}", s - Saturating(100), -Saturating::<i8>::MIN, s.pow(3), s.abs().signum());
    println!("{} {} {:?}", s.count_ones(), Saturating::<u16>::BITS, Saturating(1u16).rotate_right(1).leading_zeros());
    println!("{Open:?} {Open:#?}");
}
