// A small library for tests of MIR construction: what the checker asks for, and things worth dropping.
pub mod marker {
    #[lang = "sized"]
    pub trait Sized {}
    #[lang = "copy"]
    pub trait Copy: Clone {}
    #[lang = "unsize"]
    pub trait Unsize<T: ?Sized> {}
    #[lang = "send"]
    pub unsafe auto trait Send {}
    #[lang = "sync"]
    pub unsafe auto trait Sync {}
    #[lang = "unpin"]
    pub auto trait Unpin {}
    #[lang = "phantom_data"]
    pub struct PhantomData<T: ?Sized>;
    use crate::clone::Clone;
    impl Copy for i32 {}
    impl Copy for u8 {}
    impl Copy for usize {}
    impl Copy for bool {}
    impl Copy for char {}
    impl Copy for ! {}
    impl<T: ?Sized> Copy for &T {}
    impl<T: ?Sized> Copy for *const T {}
    impl<T: ?Sized> Copy for *mut T {}
}
pub mod clone {
    #[lang = "clone"]
    pub trait Clone: Sized {
        fn clone(&self) -> Self;
    }
    impl Clone for i32 {
        fn clone(&self) -> i32 {
            *self
        }
    }
    impl Clone for u8 {
        fn clone(&self) -> u8 {
            *self
        }
    }
    impl Clone for usize {
        fn clone(&self) -> usize {
            *self
        }
    }
    impl Clone for bool {
        fn clone(&self) -> bool {
            *self
        }
    }
    impl Clone for char {
        fn clone(&self) -> char {
            *self
        }
    }
    impl Clone for ! {
        fn clone(&self) -> ! {
            *self
        }
    }
    impl<T: ?Sized> Clone for &T {
        fn clone(&self) -> Self {
            *self
        }
    }
    impl<T: ?Sized> Clone for *const T {
        fn clone(&self) -> Self {
            *self
        }
    }
    impl<T: ?Sized> Clone for *mut T {
        fn clone(&self) -> Self {
            *self
        }
    }
}
pub mod cmp {
    #[lang = "eq"]
    pub trait PartialEq<Rhs: ?Sized = Self> {
        fn eq(&self, other: &Rhs) -> bool;
        fn ne(&self, other: &Rhs) -> bool {
            !self.eq(other)
        }
    }
    #[lang = "partial_ord"]
    pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
        fn lt(&self, other: &Rhs) -> bool;
        fn le(&self, other: &Rhs) -> bool;
        fn gt(&self, other: &Rhs) -> bool;
        fn ge(&self, other: &Rhs) -> bool;
    }
    impl PartialEq for str {
        fn eq(&self, other: &str) -> bool {
            loop {}
        }
    }
    impl PartialEq for i32 {
        fn eq(&self, other: &i32) -> bool {
            *self == *other
        }
    }
}
pub mod ops {
    #[lang = "fn_once"]
    pub trait FnOnce<Args> {
        #[lang = "fn_once_output"]
        type Output;
        extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
    }
    #[lang = "fn_mut"]
    pub trait FnMut<Args>: FnOnce<Args> {
        extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output;
    }
    #[lang = "fn"]
    pub trait Fn<Args>: FnMut<Args> {
        extern "rust-call" fn call(&self, args: Args) -> Self::Output;
    }
    #[lang = "add"]
    pub trait Add<Rhs = Self> {
        type Output;
        fn add(self, rhs: Rhs) -> Self::Output;
    }
    #[lang = "add_assign"]
    pub trait AddAssign<Rhs = Self> {
        fn add_assign(&mut self, rhs: Rhs);
    }
    impl Add for i32 {
        type Output = i32;
        fn add(self, rhs: i32) -> i32 {
            self + rhs
        }
    }
    impl AddAssign for i32 {
        fn add_assign(&mut self, rhs: i32) {
            *self += rhs
        }
    }
    #[lang = "not"]
    pub trait Not {
        type Output;
        fn not(self) -> Self::Output;
    }
    #[lang = "neg"]
    pub trait Neg {
        type Output;
        fn neg(self) -> Self::Output;
    }
    #[lang = "index"]
    pub trait Index<Idx: ?Sized> {
        type Output: ?Sized;
        fn index(&self, index: Idx) -> &Self::Output;
    }
    #[lang = "index_mut"]
    pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
        fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
    }
    #[lang = "drop"]
    pub trait Drop {
        fn drop(&mut self);
    }
    #[lang = "deref"]
    pub trait Deref {
        #[lang = "deref_target"]
        type Target: ?Sized;
        fn deref(&self) -> &Self::Target;
    }
    #[lang = "deref_mut"]
    pub trait DerefMut: Deref {
        fn deref_mut(&mut self) -> &mut Self::Target;
    }
    #[lang = "coerce_unsized"]
    pub trait CoerceUnsized<T: ?Sized> {}
    #[lang = "Range"]
    pub struct Range<Idx> {
        pub start: Idx,
        pub end: Idx,
    }
    #[lang = "Try"]
    pub trait Try: FromResidual {
        type Output;
        type Residual;
        #[lang = "from_output"]
        fn from_output(output: Self::Output) -> Self;
        #[lang = "branch"]
        fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
    }
    #[lang = "FromResidual"]
    pub trait FromResidual<R = <Self as Try>::Residual> {
        #[lang = "from_residual"]
        fn from_residual(residual: R) -> Self;
    }
    #[lang = "ControlFlow"]
    pub enum ControlFlow<B, C = ()> {
        #[lang = "Continue"]
        Continue(C),
        #[lang = "Break"]
        Break(B),
    }
    impl<T> Try for Option<T> {
        type Output = T;
        type Residual = Option<!>;
        fn from_output(output: T) -> Self {
            Some(output)
        }
        fn branch(self) -> ControlFlow<Option<!>, T> {
            match self {
                Some(v) => ControlFlow::Continue(v),
                None => ControlFlow::Break(None),
            }
        }
    }
    impl<T> FromResidual<Option<!>> for Option<T> {
        fn from_residual(residual: Option<!>) -> Self {
            None
        }
    }
}
pub mod iter {
    #[lang = "iterator"]
    pub trait Iterator {
        type Item;
        #[lang = "next"]
        fn next(&mut self) -> Option<Self::Item>;
    }
    pub trait IntoIterator {
        type Item;
        type IntoIter: Iterator<Item = Self::Item>;
        #[lang = "into_iter"]
        fn into_iter(self) -> Self::IntoIter;
    }
    impl<I: Iterator> IntoIterator for I {
        type Item = I::Item;
        type IntoIter = I;
        fn into_iter(self) -> I {
            self
        }
    }
    impl Iterator for crate::ops::Range<i32> {
        type Item = i32;
        fn next(&mut self) -> Option<i32> {
            loop {}
        }
    }
}
pub mod option {
    #[lang = "Option"]
    pub enum Option<T> {
        #[lang = "None"]
        None,
        #[lang = "Some"]
        Some(T),
    }
    impl<T: Clone> Clone for Option<T> {
        fn clone(&self) -> Self {
            loop {}
        }
    }
    impl<T: Copy> Copy for Option<T> {}
}
pub mod result {
    pub enum Result<T, E> {
        #[lang = "Ok"]
        Ok(T),
        #[lang = "Err"]
        Err(E),
    }
}
pub mod alloc {
    pub struct Global;
    pub unsafe trait Allocator {}
    unsafe impl Allocator for Global {}
}
pub mod ptr {
    #[rustc_layout_scalar_valid_range_start(1)]
    pub struct NonNull<T: ?Sized> {
        pointer: *const T,
    }
    pub struct Unique<T: ?Sized> {
        pointer: NonNull<T>,
        _marker: crate::marker::PhantomData<T>,
    }
}
pub mod boxed {
    use crate::alloc::{Allocator, Global};
    #[lang = "owned_box"]
    pub struct Box<T: ?Sized, A: Allocator = Global>(crate::ptr::Unique<T>, A);
    impl<T> Box<T> {
        pub fn new(x: T) -> Self {
            loop {}
        }
    }
    impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> crate::ops::CoerceUnsized<Box<U>> for Box<T> {}
    impl<T: ?Sized, A: Allocator> Drop for Box<T, A> {
        fn drop(&mut self) {}
    }
    impl<T: ?Sized, A: Allocator> crate::ops::Deref for Box<T, A> {
        type Target = T;
        fn deref(&self) -> &T {
            &**self
        }
    }
    impl<T: ?Sized, A: Allocator> crate::ops::DerefMut for Box<T, A> {
        fn deref_mut(&mut self) -> &mut T {
            &mut **self
        }
    }
}
pub mod string {
    pub struct String {
        data: *mut u8,
        len: usize,
    }
    impl String {
        pub const fn new() -> String {
            String { data: 1 as *mut u8, len: 0 }
        }
        pub fn len(&self) -> usize {
            self.len
        }
    }
    impl Drop for String {
        fn drop(&mut self) {}
    }
    impl crate::ops::Deref for String {
        type Target = str;
        fn deref(&self) -> &str {
            loop {}
        }
    }
}
pub mod vec {
    pub struct Vec<T> {
        data: *mut T,
        len: usize,
    }
    impl<T> Vec<T> {
        pub const fn new() -> Vec<T> {
            Vec { data: 8 as *mut T, len: 0 }
        }
        pub fn push(&mut self, value: T) {
            loop {}
        }
        pub fn len(&self) -> usize {
            self.len
        }
    }
    impl<T> Drop for Vec<T> {
        fn drop(&mut self) {}
    }
    impl<T> crate::ops::Index<usize> for Vec<T> {
        type Output = T;
        fn index(&self, index: usize) -> &T {
            loop {}
        }
    }
    impl<T> crate::ops::IndexMut<usize> for Vec<T> {
        fn index_mut(&mut self, index: usize) -> &mut T {
            loop {}
        }
    }
}
pub mod cell {
    #[lang = "unsafe_cell"]
    #[repr(transparent)]
    pub struct UnsafeCell<T: ?Sized> {
        value: T,
    }
    #[repr(transparent)]
    pub struct Cell<T: ?Sized> {
        value: UnsafeCell<T>,
    }
    impl<T> Cell<T> {
        pub const fn new(value: T) -> Cell<T> {
            Cell { value: UnsafeCell { value } }
        }
        pub fn set(&self, value: T) {}
    }
}
impl i32 {
    pub const MIN: i32 = -2147483648;
    pub const MAX: i32 = 2147483647;
}
pub mod mem {
    #[lang = "manually_drop"]
    #[repr(transparent)]
    pub struct ManuallyDrop<T: ?Sized> {
        value: T,
    }
    pub fn drop<T>(_x: T) {}
}
pub mod prelude {
    pub mod v1 {
        pub use crate::boxed::Box;
        pub use crate::clone::Clone;
        pub use crate::cmp::{PartialEq, PartialOrd};
        pub use crate::iter::{IntoIterator, Iterator};
        pub use crate::marker::{Copy, Send, Sized, Sync};
        pub use crate::mem::drop;
        pub use crate::ops::{Drop, Fn, FnMut, FnOnce};
        pub use crate::option::Option::{self, None, Some};
        pub use crate::result::Result::{self, Err, Ok};
        pub use crate::string::String;
        pub use crate::vec::Vec;
    }
    pub mod rust_2021 {
        pub use super::v1::*;
    }
    pub mod rust_2024 {
        pub use super::v1::*;
    }
}
