//! Comparison.

use self::Ordering::*;

#[lang = "eq"]
pub trait PartialEq<Rhs: ?Sized = Self> {
    fn eq(&self, other: &Rhs) -> bool;

    fn ne(&self, other: &Rhs) -> bool {
        !self.eq(other)
    }
}

pub trait Eq: PartialEq<Self> {
    #[doc(hidden)]
    fn assert_fields_are_eq(&self) {}
}

/// Where a derived `Eq` names its fields.
#[doc(hidden)]
pub const fn assert_param_is_eq<T: Eq + ?Sized>(_field: &T) {}

#[derive(Clone, Copy, Eq, PartialOrd, Ord, PartialEq, Debug, Hash)]
#[lang = "Ordering"]
#[repr(i8)]
pub enum Ordering {
    Less = -1,
    Equal = 0,
    Greater = 1,
}

impl Ordering {
    pub const fn is_eq(self) -> bool {
        matches!(self, Equal)
    }

    pub const fn is_ne(self) -> bool {
        !matches!(self, Equal)
    }

    pub const fn is_lt(self) -> bool {
        matches!(self, Less)
    }

    pub const fn is_gt(self) -> bool {
        matches!(self, Greater)
    }

    pub const fn is_le(self) -> bool {
        !matches!(self, Greater)
    }

    pub const fn is_ge(self) -> bool {
        !matches!(self, Less)
    }

    pub const fn reverse(self) -> Ordering {
        match self {
            Less => Greater,
            Equal => Equal,
            Greater => Less,
        }
    }

    pub const fn then(self, other: Ordering) -> Ordering {
        match self {
            Equal => other,
            _ => self,
        }
    }

    pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {
        match self {
            Equal => f(),
            _ => self,
        }
    }
}

#[derive(PartialEq, Eq, Debug, Copy, Clone, Default, Hash)]
#[repr(transparent)]
pub struct Reverse<T>(pub T);

impl<T: PartialOrd> PartialOrd for Reverse<T> {
    fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> {
        other.0.partial_cmp(&self.0)
    }
}

impl<T: Ord> Ord for Reverse<T> {
    fn cmp(&self, other: &Reverse<T>) -> Ordering {
        other.0.cmp(&self.0)
    }
}

pub trait Ord: Eq + PartialOrd<Self> {
    fn cmp(&self, other: &Self) -> Ordering;

    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { self } else { other }
    }

    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { other } else { self }
    }

    fn clamp(self, min: Self, max: Self) -> Self
    where
        Self: Sized,
    {
        assert!(min <= max);
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

#[lang = "partial_ord"]
pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;

    fn lt(&self, other: &Rhs) -> bool {
        self.partial_cmp(other).is_some_and(Ordering::is_lt)
    }

    fn le(&self, other: &Rhs) -> bool {
        self.partial_cmp(other).is_some_and(Ordering::is_le)
    }

    fn gt(&self, other: &Rhs) -> bool {
        self.partial_cmp(other).is_some_and(Ordering::is_gt)
    }

    fn ge(&self, other: &Rhs) -> bool {
        self.partial_cmp(other).is_some_and(Ordering::is_ge)
    }
}

pub fn min<T: Ord>(v1: T, v2: T) -> T {
    v1.min(v2)
}

pub fn max<T: Ord>(v1: T, v2: T) -> T {
    v1.max(v2)
}

pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v2, &v1).is_lt() { v2 } else { v1 }
}

pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v2, &v1).is_lt() { v1 } else { v2 }
}

pub fn min_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v2 } else { v1 }
}

pub fn max_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v1 } else { v2 }
}

macro_rules! partial_eq_impl {
    ($($t:ty)*) => {
        $(
            impl PartialEq for $t {
                fn eq(&self, other: &Self) -> bool {
                    *self == *other
                }
                fn ne(&self, other: &Self) -> bool {
                    *self != *other
                }
            }
        )*
    };
}

partial_eq_impl! { bool char usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }

// Not for bool, whose message is that of the trait.
macro_rules! clamp_impl {
    (bool) => {};
    ($t:ident) => {
        #[track_caller]
        fn clamp(self, min: Self, max: Self) -> Self {
            assert!(min <= max, "min > max. min = {min:?}, max = {max:?}");
            if self < min {
                min
            } else if self > max {
                max
            } else {
                self
            }
        }
    };
}

macro_rules! ord_impl {
    ($($t:ident)*) => {
        $(
            impl Eq for $t {}

            impl PartialOrd for $t {
                fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                    Some(if *self < *other { Less } else if *self == *other { Equal } else { Greater })
                }
                fn lt(&self, other: &Self) -> bool {
                    *self < *other
                }
                fn le(&self, other: &Self) -> bool {
                    *self <= *other
                }
                fn gt(&self, other: &Self) -> bool {
                    *self > *other
                }
                fn ge(&self, other: &Self) -> bool {
                    *self >= *other
                }
            }

            impl Ord for $t {
                fn cmp(&self, other: &Self) -> Ordering {
                    if *self < *other { Less } else if *self == *other { Equal } else { Greater }
                }
                clamp_impl! { $t }
            }
        )*
    };
}

ord_impl! { bool char usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

macro_rules! float_ord_impl {
    ($($t:ty)*) => {
        $(
            impl PartialOrd for $t {
                fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                    match (*self <= *other, *self >= *other) {
                        (false, false) => None,
                        (false, true) => Some(Greater),
                        (true, false) => Some(Less),
                        (true, true) => Some(Equal),
                    }
                }
                fn lt(&self, other: &Self) -> bool {
                    *self < *other
                }
                fn le(&self, other: &Self) -> bool {
                    *self <= *other
                }
                fn gt(&self, other: &Self) -> bool {
                    *self > *other
                }
                fn ge(&self, other: &Self) -> bool {
                    *self >= *other
                }
            }
        )*
    };
}

float_ord_impl! { f32 f64 }

impl PartialEq for () {
    fn eq(&self, _other: &()) -> bool {
        true
    }
}

impl Eq for () {}

impl PartialOrd for () {
    fn partial_cmp(&self, _: &()) -> Option<Ordering> {
        Some(Equal)
    }
}

impl Ord for () {
    fn cmp(&self, _other: &()) -> Ordering {
        Equal
    }
}

impl PartialEq for ! {
    fn eq(&self, _: &!) -> bool {
        *self
    }
}

impl Eq for ! {}

impl PartialOrd for ! {
    fn partial_cmp(&self, _: &!) -> Option<Ordering> {
        *self
    }
}

impl Ord for ! {
    fn cmp(&self, _: &!) -> Ordering {
        *self
    }
}

macro_rules! ref_impl {
    ($([$($a:tt)*] [$($b:tt)*];)*) => {
        $(
            impl<A: ?Sized, B: ?Sized> PartialEq<$($b)* B> for $($a)* A
            where
                A: PartialEq<B>,
            {
                fn eq(&self, other: &$($b)* B) -> bool {
                    PartialEq::eq(*self, *other)
                }
                fn ne(&self, other: &$($b)* B) -> bool {
                    PartialEq::ne(*self, *other)
                }
            }
        )*
    };
}

ref_impl! {
    [&] [&];
    [&mut] [&mut];
    [&] [&mut];
    [&mut] [&];
}

macro_rules! ref_ord_impl {
    ($([$($a:tt)*];)*) => {
        $(
            impl<A: ?Sized, B: ?Sized> PartialOrd<$($a)* B> for $($a)* A
            where
                A: PartialOrd<B>,
            {
                fn partial_cmp(&self, other: &$($a)* B) -> Option<Ordering> {
                    PartialOrd::partial_cmp(*self, *other)
                }
                fn lt(&self, other: &$($a)* B) -> bool {
                    PartialOrd::lt(*self, *other)
                }
                fn le(&self, other: &$($a)* B) -> bool {
                    PartialOrd::le(*self, *other)
                }
                fn gt(&self, other: &$($a)* B) -> bool {
                    PartialOrd::gt(*self, *other)
                }
                fn ge(&self, other: &$($a)* B) -> bool {
                    PartialOrd::ge(*self, *other)
                }
            }

            impl<A: ?Sized> Ord for $($a)* A
            where
                A: Ord,
            {
                fn cmp(&self, other: &Self) -> Ordering {
                    Ord::cmp(*self, *other)
                }
            }

            impl<A: ?Sized> Eq for $($a)* A where A: Eq {}
        )*
    };
}

ref_ord_impl! {
    [&];
    [&mut];
}

macro_rules! tuple_impls {
    ($($T:ident $i:tt)+) => {
        impl<$($T: PartialEq),+> PartialEq for ($($T,)+) {
            fn eq(&self, other: &($($T,)+)) -> bool {
                $(self.$i == other.$i)&&+
            }
            fn ne(&self, other: &($($T,)+)) -> bool {
                $(self.$i != other.$i)||+
            }
        }

        impl<$($T: Eq),+> Eq for ($($T,)+) {}

        impl<$($T: PartialOrd),+> PartialOrd for ($($T,)+) {
            fn partial_cmp(&self, other: &($($T,)+)) -> Option<Ordering> {
                $(match self.$i.partial_cmp(&other.$i) {
                    Some(Equal) => {}
                    non_eq => return non_eq,
                })+
                Some(Equal)
            }
        }

        impl<$($T: Ord),+> Ord for ($($T,)+) {
            fn cmp(&self, other: &($($T,)+)) -> Ordering {
                $(match self.$i.cmp(&other.$i) {
                    Equal => {}
                    non_eq => return non_eq,
                })+
                Equal
            }
        }
    };
}

tuple_impls! { A 0 }
tuple_impls! { A 0 B 1 }
tuple_impls! { A 0 B 1 C 2 }
tuple_impls! { A 0 B 1 C 2 D 3 }
tuple_impls! { A 0 B 1 C 2 D 3 E 4 }
tuple_impls! { A 0 B 1 C 2 D 3 E 4 F 5 }
tuple_impls! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 }
tuple_impls! { A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 }
