//! Tuples: what the compiler does not do for them.

macro_rules! tuple_from_array {
    ($n:literal: $($T:ident $x:ident)+) => {
        impl<Z> From<[Z; $n]> for ($(tuple_from_array!(@ty $T),)+) {
            fn from(array: [Z; $n]) -> Self {
                let [$($x,)+] = array;
                ($($x,)+)
            }
        }

        impl<Z> From<($(tuple_from_array!(@ty $T),)+)> for [Z; $n] {
            fn from(tuple: ($(tuple_from_array!(@ty $T),)+)) -> Self {
                let ($($x,)+) = tuple;
                [$($x,)+]
            }
        }
    };
    (@ty $T:ident) => { Z };
}

tuple_from_array! { 1: A a }
tuple_from_array! { 2: A a B b }
tuple_from_array! { 3: A a B b C c }
tuple_from_array! { 4: A a B b C c D d }
