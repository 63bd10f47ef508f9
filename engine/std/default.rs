//! `Default`.

pub trait Default: Sized {
    fn default() -> Self;
}

macro_rules! default_impl {
    ($($t:ty, $v:expr;)*) => {
        $(impl Default for $t {
            #[inline]
            fn default() -> $t {
                $v
            }
        })*
    };
}

default_impl! {
    (), ();
    bool, false;
    char, '\x00';
    usize, 0; u8, 0; u16, 0; u32, 0; u64, 0; u128, 0;
    isize, 0; i8, 0; i16, 0; i32, 0; i64, 0; i128, 0;
    f32, 0.0; f64, 0.0;
}

macro_rules! default_tuple {
    ($($T:ident)+) => {
        impl<$($T: Default),+> Default for ($($T,)+) {
            fn default() -> ($($T,)+) {
                ($({ let x: $T = Default::default(); x },)+)
            }
        }
    };
}

default_tuple! { A }
default_tuple! { A B }
default_tuple! { A B C }
default_tuple! { A B C D }
default_tuple! { A B C D E }
default_tuple! { A B C D E F }

impl Default for &str {
    fn default() -> Self {
        ""
    }
}

impl<T> Default for &[T] {
    fn default() -> Self {
        &[]
    }
}

impl<T> Default for &mut [T] {
    fn default() -> Self {
        &mut []
    }
}
