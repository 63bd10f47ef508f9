// A small library for tests of names and types; only its declarations matter.
pub mod marker {
    #[lang = "sized"]
    pub trait Sized {}
    #[lang = "copy"]
    pub trait Copy: Clone {}
    #[lang = "send"]
    pub unsafe auto trait Send {}
    #[lang = "sync"]
    pub unsafe auto trait Sync {}
    #[lang = "phantom_data"]
    pub struct PhantomData<T: ?Sized>;
    use crate::clone::Clone;
}
pub mod clone {
    #[lang = "clone"]
    pub trait Clone: Sized {
        fn clone(&self) -> Self;
        fn clone_from(&mut self, source: &Self) {}
    }
}
pub mod ops {
    mod function {
        #[lang = "fn_once"]
        pub trait FnOnce<Args> {
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
    }
    pub use self::function::{Fn, FnMut, FnOnce};
    #[lang = "add"]
    pub trait Add<Rhs = Self> {
        type Output;
        fn add(self, rhs: Rhs) -> Self::Output;
    }
    #[lang = "drop"]
    pub trait Drop {
        fn drop(&mut self);
    }
    #[lang = "deref"]
    pub trait Deref {
        type Target: ?Sized;
        fn deref(&self) -> &Self::Target;
    }
}
pub mod iter {
    pub trait Iterator {
        type Item;
        #[lang = "next"]
        fn next(&mut self) -> Option<Self::Item>;
        fn map<B, F>(self, f: F) -> Map<Self, F>
        where
            Self: Sized,
            F: FnMut(Self::Item) -> B,
        {
            loop {}
        }
        fn sum<S>(self) -> S
        where
            Self: Sized,
            S: Sum<Self::Item>,
        {
            loop {}
        }
    }
    pub trait Sum<A = Self>: Sized {
        fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
    }
    pub trait IntoIterator {
        type Item;
        type IntoIter: Iterator<Item = Self::Item>;
        fn into_iter(self) -> Self::IntoIter;
    }
    impl<I: Iterator> IntoIterator for I {
        type Item = I::Item;
        type IntoIter = I;
        fn into_iter(self) -> I {
            self
        }
    }
    pub struct Map<I, F> {
        iter: I,
        f: F,
    }
    impl<B, I: Iterator, F> Iterator for Map<I, F>
    where
        F: FnMut(I::Item) -> B,
    {
        type Item = B;
        fn next(&mut self) -> Option<B> {
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
    impl<T> Option<T> {
        pub const fn is_some(&self) -> bool {
            loop {}
        }
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> {
            loop {}
        }
    }
}
pub mod result {
    pub enum Result<T, E> {
        Ok(T),
        Err(E),
    }
}
pub mod fmt {
    pub struct Error;
    pub type Result = crate::result::Result<(), Error>;
    pub struct Formatter<'a> {
        buf: &'a mut [u8],
    }
    pub trait Debug {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }
    pub trait Display {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }
}
pub mod alloc {
    pub struct Global;
    pub unsafe trait Allocator {}
    unsafe impl Allocator for Global {}
}
pub mod ptr {
    mod non_null {
        #[rustc_layout_scalar_valid_range_start(1)]
        pub struct NonNull<T: ?Sized> {
            pointer: *const T,
        }
    }
    pub use non_null::NonNull;
    mod unique {
        pub struct Unique<T: ?Sized> {
            pointer: super::NonNull<T>,
            _marker: crate::marker::PhantomData<T>,
        }
    }
    pub use unique::Unique;
    pub const fn null<T>() -> *const T {
        0 as *const T
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
    impl<T: ?Sized> Box<T> {
        pub unsafe fn from_raw(raw: *mut T) -> Self {
            loop {}
        }
    }
    impl<T: ?Sized, A: Allocator> crate::ops::Deref for Box<T, A> {
        type Target = T;
        fn deref(&self) -> &T {
            loop {}
        }
    }
}
pub mod vec {
    use crate::alloc::Global;
    pub struct Vec<T, A = Global> {
        buf: RawVec<T, A>,
        len: usize,
    }
    struct RawVec<T, A> {
        inner: RawVecInner<A>,
        _marker: crate::marker::PhantomData<T>,
    }
    struct RawVecInner<A> {
        ptr: crate::ptr::Unique<u8>,
        cap: UsizeNoHighBit,
        alloc: A,
    }
    #[rustc_layout_scalar_valid_range_end(0x7FFF_FFFF_FFFF_FFFF)]
    struct UsizeNoHighBit(usize);
    impl<T> Vec<T> {
        pub const fn new() -> Vec<T> {
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
}
pub mod mem {
    #[lang = "manually_drop"]
    #[repr(transparent)]
    pub struct ManuallyDrop<T: ?Sized> {
        value: T,
    }
    #[lang = "maybe_uninit"]
    #[repr(transparent)]
    pub union MaybeUninit<T> {
        uninit: (),
        value: ManuallyDrop<T>,
    }
    pub use crate::intrinsics::size_of;
    fn hidden() {}
}
pub mod num {
    #[rustc_layout_scalar_valid_range_start(1)]
    pub struct NonZeroU8(u8);
    #[rustc_layout_scalar_valid_range_start(1)]
    pub struct NonZeroU32(u32);
    #[rustc_layout_scalar_valid_range_start(1)]
    pub struct NonZeroU64(u64);
    impl u8 {
        pub const fn count_ones(self) -> u32 {
            loop {}
        }
    }
}
pub mod u8 {
    pub const MAX: u8 = 255;
}
pub mod slice {
    impl<T> [T] {
        pub const fn len(&self) -> usize {
            loop {}
        }
    }
}
pub mod intrinsics {
    #[rustc_intrinsic]
    pub const fn size_of<T>() -> usize {
        loop {}
    }
}
pub mod future {
    #[lang = "future_trait"]
    pub trait Future {
        type Output;
    }
}
pub mod prelude {
    pub mod v1 {
        pub use crate::boxed::Box;
        pub use crate::clone::Clone;
        pub use crate::iter::{IntoIterator, Iterator};
        pub use crate::marker::{Copy, Send, Sized, Sync};
        pub use crate::ops::{Drop, Fn, FnMut, FnOnce};
        pub use crate::option::Option::{self, None, Some};
        pub use crate::result::Result::{self, Err, Ok};
        pub use crate::vec::Vec;
    }
    pub mod rust_2021 {
        pub use super::v1::*;
    }
    pub mod rust_2024 {
        pub use super::v1::*;
        pub use crate::future::Future;
    }
}
