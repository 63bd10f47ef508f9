use super::try_process;
use crate::num::{Saturating, Wrapping};

pub trait Sum<A = Self>: Sized {
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

pub trait Product<A = Self>: Sized {
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

macro_rules! sum_product {
    ($zero:expr, $one:expr, $($t:ty)*) => {
        $(
            impl Sum for $t {
                fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                    iter.fold($zero, |a, b| a + b)
                }
            }

            impl Product for $t {
                fn product<I: Iterator<Item = Self>>(iter: I) -> Self {
                    iter.fold($one, |a, b| a * b)
                }
            }

            impl<'a> Sum<&'a $t> for $t {
                fn sum<I: Iterator<Item = &'a Self>>(iter: I) -> Self {
                    iter.fold($zero, |a, b| a + *b)
                }
            }

            impl<'a> Product<&'a $t> for $t {
                fn product<I: Iterator<Item = &'a Self>>(iter: I) -> Self {
                    iter.fold($one, |a, b| a * *b)
                }
            }
        )*
    };
}

sum_product! { 0, 1, i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
sum_product! { -0.0, 1.0, f32 f64 }
sum_product! { Wrapping(0), Wrapping(1), Wrapping<i32> Wrapping<i64> Wrapping<u8> Wrapping<u32> Wrapping<u64> Wrapping<usize> }
sum_product! { Saturating(0), Saturating(1), Saturating<i32> Saturating<u32> Saturating<u64> }

impl<T, U: Sum<T>> Sum<Option<T>> for Option<U> {
    fn sum<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> {
        try_process(iter, |i| i.sum())
    }
}

impl<T, U: Product<T>> Product<Option<T>> for Option<U> {
    fn product<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> {
        try_process(iter, |i| i.product())
    }
}

impl<T, U: Sum<T>, E> Sum<Result<T, E>> for Result<U, E> {
    fn sum<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> {
        try_process(iter, |i| i.sum())
    }
}

impl<T, U: Product<T>, E> Product<Result<T, E>> for Result<U, E> {
    fn product<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> {
        try_process(iter, |i| i.product())
    }
}
