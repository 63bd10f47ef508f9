binary_trait! { "bitand" BitAnd bitand, "bitand_assign" BitAndAssign bitand_assign }
binary_trait! { "bitor" BitOr bitor, "bitor_assign" BitOrAssign bitor_assign }
binary_trait! { "bitxor" BitXor bitxor, "bitxor_assign" BitXorAssign bitxor_assign }
binary_trait! { "shl" Shl shl, "shl_assign" ShlAssign shl_assign }
binary_trait! { "shr" Shr shr, "shr_assign" ShrAssign shr_assign }

binary_impl! { BitAnd bitand BitAndAssign bitand_assign & : bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
binary_impl! { BitOr bitor BitOrAssign bitor_assign | : bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
binary_impl! { BitXor bitxor BitXorAssign bitxor_assign ^ : bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

macro_rules! shift_impl {
    ($t:ty : $($f:ty)*) => {
        $(
            impl Shl<$f> for $t {
                type Output = $t;
                #[track_caller]
                fn shl(self, other: $f) -> $t {
                    self << other
                }
            }

            impl Shr<$f> for $t {
                type Output = $t;
                #[track_caller]
                fn shr(self, other: $f) -> $t {
                    self >> other
                }
            }

            impl ShlAssign<$f> for $t {
                #[track_caller]
                fn shl_assign(&mut self, other: $f) {
                    *self = *self << other
                }
            }

            impl ShrAssign<$f> for $t {
                #[track_caller]
                fn shr_assign(&mut self, other: $f) {
                    *self = *self >> other
                }
            }
        )*
    };
}

shift_impl! { u8 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { u16 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { u32 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { u64 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { u128 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { usize : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { i8 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { i16 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { i32 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { i64 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { i128 : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shift_impl! { isize : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

#[lang = "not"]
pub trait Not {
    type Output;
    fn not(self) -> Self::Output;
}

macro_rules! not_impl {
    ($($t:ty)*) => {
        $(
            impl Not for $t {
                type Output = $t;
                fn not(self) -> $t {
                    !self
                }
            }

            impl<'a> Not for &'a $t {
                type Output = $t;
                fn not(self) -> $t {
                    !*self
                }
            }
        )*
    };
}

not_impl! { bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
