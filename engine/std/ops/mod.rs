//! Operators, dereferencing, calling, dropping, ranges.

macro_rules! binary_trait {
    ($lang:literal $Trait:ident $method:ident, $lang_assign:literal $Assign:ident $method_assign:ident) => {
        #[lang = $lang]
        pub trait $Trait<Rhs = Self> {
            type Output;
            fn $method(self, rhs: Rhs) -> Self::Output;
        }

        #[lang = $lang_assign]
        pub trait $Assign<Rhs = Self> {
            fn $method_assign(&mut self, rhs: Rhs);
        }
    };
}

macro_rules! binary_impl {
    ($Trait:ident $method:ident $Assign:ident $method_assign:ident $op:tt : $($t:ty)*) => {
        $(
            impl $Trait for $t {
                type Output = $t;
                #[track_caller]
                fn $method(self, other: $t) -> $t {
                    self $op other
                }
            }

            impl<'a> $Trait<$t> for &'a $t {
                type Output = $t;
                #[track_caller]
                fn $method(self, other: $t) -> $t {
                    *self $op other
                }
            }

            impl<'a> $Trait<&'a $t> for $t {
                type Output = $t;
                #[track_caller]
                fn $method(self, other: &'a $t) -> $t {
                    self $op *other
                }
            }

            impl<'a, 'b> $Trait<&'a $t> for &'b $t {
                type Output = $t;
                #[track_caller]
                fn $method(self, other: &'a $t) -> $t {
                    *self $op *other
                }
            }

            impl $Assign for $t {
                #[track_caller]
                fn $method_assign(&mut self, other: $t) {
                    *self = *self $op other
                }
            }

            impl<'a> $Assign<&'a $t> for $t {
                #[track_caller]
                fn $method_assign(&mut self, other: &'a $t) {
                    *self = *self $op *other
                }
            }
        )*
    };
}

mod arith;
mod bit;
mod control_flow;
mod coroutine;
mod deref;
mod drop;
mod function;
mod index;
mod range;
mod unsize;

pub use self::arith::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};
pub use self::bit::{
    BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Shl, ShlAssign, Shr, ShrAssign,
};
pub use self::control_flow::{ControlFlow, FromResidual, Residual, Try};
pub use self::coroutine::{Coroutine, CoroutineState};
pub use self::deref::{Deref, DerefMut, DerefPure, Receiver};
pub use self::drop::Drop;
pub use self::function::{Fn, FnMut, FnOnce};
pub use self::index::{Index, IndexMut};
pub use self::range::{
    Bound, OneSidedRange, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive,
};
pub use self::unsize::{CoerceUnsized, DispatchFromDyn};
