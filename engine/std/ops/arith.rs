binary_trait! { "add" Add add, "add_assign" AddAssign add_assign }
binary_trait! { "sub" Sub sub, "sub_assign" SubAssign sub_assign }
binary_trait! { "mul" Mul mul, "mul_assign" MulAssign mul_assign }
binary_trait! { "div" Div div, "div_assign" DivAssign div_assign }
binary_trait! { "rem" Rem rem, "rem_assign" RemAssign rem_assign }

binary_impl! { Add add AddAssign add_assign + : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary_impl! { Sub sub SubAssign sub_assign - : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary_impl! { Mul mul MulAssign mul_assign * : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary_impl! { Div div DivAssign div_assign / : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary_impl! { Rem rem RemAssign rem_assign % : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }

#[lang = "neg"]
pub trait Neg {
    type Output;
    fn neg(self) -> Self::Output;
}

macro_rules! neg_impl {
    ($($t:ty)*) => {
        $(
            impl Neg for $t {
                type Output = $t;
                #[track_caller]
                fn neg(self) -> $t {
                    -self
                }
            }

            impl<'a> Neg for &'a $t {
                type Output = $t;
                #[track_caller]
                fn neg(self) -> $t {
                    -*self
                }
            }
        )*
    };
}

neg_impl! { isize i8 i16 i32 i64 i128 f32 f64 }
