//! Hints to the compiler.

use crate::intrinsics;

#[track_caller]
pub const unsafe fn unreachable_unchecked() -> ! {
    unsafe { intrinsics::unreachable() }
}

#[track_caller]
pub const unsafe fn assert_unchecked(cond: bool) {
    unsafe { intrinsics::assume(cond) }
}

pub fn spin_loop() {
    intrinsics::spin_loop_hint()
}

pub fn black_box<T>(dummy: T) -> T {
    intrinsics::black_box(dummy)
}

pub const fn must_use<T>(value: T) -> T {
    value
}

pub const fn cold_path() {}

pub fn select_unpredictable<T>(condition: bool, true_val: T, false_val: T) -> T {
    if condition { true_val } else { false_val }
}
