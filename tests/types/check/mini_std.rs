// A small library for tests of type checking: what the language itself needs, without behaviour.
pub mod marker {
    #[lang = "sized"]
    pub trait Sized {}
    #[lang = "unsize"]
    pub trait Unsize<T: ?Sized> {}
    #[lang = "copy"]
    pub trait Copy: Clone {}
    #[lang = "send"]
    pub unsafe auto trait Send {}
    #[lang = "sync"]
    pub unsafe auto trait Sync {}
    #[lang = "tuple_trait"]
    pub trait Tuple {}
    #[lang = "phantom_data"]
    pub struct PhantomData<T: ?Sized>;
}
pub mod clone {
    #[lang = "clone"]
    pub trait Clone: Sized {
        #[lang = "clone_fn"]
        fn clone(&self) -> Self;
    }
    macro_rules! impl_clone { ($($t:ty)*) => { $(impl Clone for $t { fn clone(&self) -> Self { *self } })* } }
    impl_clone! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char }
    impl<T: ?Sized> Clone for &T { fn clone(&self) -> Self { *self } }
    impl<T: ?Sized> Clone for *const T { fn clone(&self) -> Self { *self } }
    impl<T: ?Sized> Clone for *mut T { fn clone(&self) -> Self { *self } }
    impl<T: Clone, const N: usize> Clone for [T; N] { fn clone(&self) -> Self { loop {} } }
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
    impl<A, F: ?Sized + Fn<A>> Fn<A> for &F {
        extern "rust-call" fn call(&self, args: A) -> F::Output { (**self).call(args) }
    }
    impl<A, F: ?Sized + Fn<A>> FnMut<A> for &F {
        extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output { (**self).call(args) }
    }
    impl<A, F: ?Sized + Fn<A>> FnOnce<A> for &F {
        type Output = F::Output;
        extern "rust-call" fn call_once(self, args: A) -> F::Output { (*self).call(args) }
    }
    impl<A, F: ?Sized + FnMut<A>> FnMut<A> for &mut F {
        extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output { (**self).call_mut(args) }
    }
    impl<A, F: ?Sized + FnMut<A>> FnOnce<A> for &mut F {
        type Output = F::Output;
        extern "rust-call" fn call_once(self, args: A) -> F::Output { (*self).call_mut(args) }
    }
    #[lang = "drop"]
    pub trait Drop { fn drop(&mut self); }
    #[lang = "deref"]
    pub trait Deref {
        #[lang = "deref_target"]
        type Target: ?Sized;
        fn deref(&self) -> &Self::Target;
    }
    #[lang = "deref_mut"]
    pub trait DerefMut: Deref { fn deref_mut(&mut self) -> &mut Self::Target; }
    impl<T: ?Sized> Deref for &T { type Target = T; fn deref(&self) -> &T { *self } }
    impl<T: ?Sized> Deref for &mut T { type Target = T; fn deref(&self) -> &T { *self } }
    impl<T: ?Sized> DerefMut for &mut T { fn deref_mut(&mut self) -> &mut T { *self } }
    #[lang = "index"]
    pub trait Index<Idx: ?Sized> { type Output: ?Sized; fn index(&self, index: Idx) -> &Self::Output; }
    #[lang = "index_mut"]
    pub trait IndexMut<Idx: ?Sized>: Index<Idx> { fn index_mut(&mut self, index: Idx) -> &mut Self::Output; }
    #[lang = "coerce_unsized"]
    pub trait CoerceUnsized<T: ?Sized> {}
    impl<'a, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<&'a mut U> for &'a mut T {}
    impl<'a, 'b, T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b T {}
    impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *const T {}
    impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for *mut T {}
    macro_rules! binary {
        ($($lang:literal $alang:literal $Trait:ident $f:ident $ATrait:ident $af:ident $op:tt $aop:tt: $($t:ty)*;)*) => { $(
            #[lang = $lang]
            pub trait $Trait<Rhs = Self> { type Output; fn $f(self, rhs: Rhs) -> Self::Output; }
            #[lang = $alang]
            pub trait $ATrait<Rhs = Self> { fn $af(&mut self, rhs: Rhs); }
            $(
                impl $Trait for $t { type Output = $t; fn $f(self, rhs: $t) -> $t { self $op rhs } }
                impl<'a> $Trait<&'a $t> for $t { type Output = $t; fn $f(self, rhs: &'a $t) -> $t { self $op *rhs } }
                impl<'a> $Trait<$t> for &'a $t { type Output = $t; fn $f(self, rhs: $t) -> $t { *self $op rhs } }
                impl<'a> $Trait<&'a $t> for &'a $t { type Output = $t; fn $f(self, rhs: &'a $t) -> $t { *self $op *rhs } }
                impl $ATrait for $t { fn $af(&mut self, rhs: $t) { *self $aop rhs } }
                impl<'a> $ATrait<&'a $t> for $t { fn $af(&mut self, rhs: &'a $t) { *self $aop *rhs } }
            )*
        )* }
    }
    binary! {
        "add" "add_assign" Add add AddAssign add_assign + += : u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64;
        "sub" "sub_assign" Sub sub SubAssign sub_assign - -= : u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64;
        "mul" "mul_assign" Mul mul MulAssign mul_assign * *= : u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64;
        "div" "div_assign" Div div DivAssign div_assign / /= : u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64;
        "bitand" "bitand_assign" BitAnd bitand BitAndAssign bitand_assign & &= : u8 u32 u64 usize i32 i64 bool;
        "shl" "shl_assign" Shl shl ShlAssign shl_assign << <<= : u8 u32 u64 usize i32 i64;
    }
    #[lang = "neg"]
    pub trait Neg { type Output; fn neg(self) -> Self::Output; }
    #[lang = "not"]
    pub trait Not { type Output; fn not(self) -> Self::Output; }
    impl Neg for i32 { type Output = i32; fn neg(self) -> i32 { -self } }
    impl Not for bool { type Output = bool; fn not(self) -> bool { !self } }
    #[lang = "Range"]
    pub struct Range<Idx> { pub start: Idx, pub end: Idx }
    #[lang = "RangeFrom"]
    pub struct RangeFrom<Idx> { pub start: Idx }
    #[lang = "RangeTo"]
    pub struct RangeTo<Idx> { pub end: Idx }
    #[lang = "RangeFull"]
    pub struct RangeFull;
    #[lang = "RangeInclusive"]
    pub struct RangeInclusive<Idx> { start: Idx, end: Idx }
    impl<Idx> RangeInclusive<Idx> {
        #[lang = "range_inclusive_new"]
        pub const fn new(start: Idx, end: Idx) -> Self { Self { start, end } }
    }

    pub enum ControlFlow<B, C = ()> { #[lang = "Continue"] Continue(C), #[lang = "Break"] Break(B) }
    pub trait Try: FromResidual<Self::Residual> {
        type Output;
        type Residual;
        #[lang = "branch"]
        fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
    }
    pub trait FromResidual<R> {
        #[lang = "from_residual"]
        fn from_residual(residual: R) -> Self;
    }
    pub enum Infallible {}
    impl<T> Try for Option<T> {
        type Output = T;
        type Residual = Option<Infallible>;
        fn branch(self) -> ControlFlow<Option<Infallible>, T> {
            match self { Some(v) => ControlFlow::Continue(v), None => ControlFlow::Break(None) }
        }
    }
    impl<T> FromResidual<Option<Infallible>> for Option<T> {
        fn from_residual(residual: Option<Infallible>) -> Self { None }
    }
    impl<T, E> Try for Result<T, E> {
        type Output = T;
        type Residual = Result<Infallible, E>;
        fn branch(self) -> ControlFlow<Result<Infallible, E>, T> {
            match self { Ok(v) => ControlFlow::Continue(v), Err(e) => ControlFlow::Break(Err(e)) }
        }
    }
    impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Result<T, F> {
        fn from_residual(residual: Result<Infallible, E>) -> Self {
            match residual { Err(e) => Err(From::from(e)), Ok(never) => match never {} }
        }
    }
}
pub mod convert {
    pub trait From<T>: Sized { fn from(value: T) -> Self; }
    pub trait Into<T>: Sized { fn into(self) -> T; }
    impl<T> From<T> for T { fn from(value: T) -> T { value } }
    impl<T, U: From<T>> Into<U> for T { fn into(self) -> U { U::from(self) } }
    impl From<u8> for u32 { fn from(v: u8) -> u32 { v as u32 } }
}
pub mod default {
    pub trait Default: Sized { fn default() -> Self; }
    impl Default for i32 { fn default() -> i32 { 0 } }
    impl Default for u8 { fn default() -> u8 { 0 } }
    impl Default for usize { fn default() -> usize { 0 } }
}
pub mod cmp {
    #[lang = "eq"]
    pub trait PartialEq<Rhs: ?Sized = Self> {
        fn eq(&self, other: &Rhs) -> bool;
        fn ne(&self, other: &Rhs) -> bool { !self.eq(other) }
    }
    pub trait Eq: PartialEq {}
    pub enum Ordering { Less, Equal, Greater }
    #[lang = "partial_ord"]
    pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
        fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;
        fn lt(&self, other: &Rhs) -> bool { match self.partial_cmp(other) { Some(Ordering::Less) => true, _ => false } }
        fn le(&self, other: &Rhs) -> bool { loop {} }
        fn gt(&self, other: &Rhs) -> bool { loop {} }
        fn ge(&self, other: &Rhs) -> bool { loop {} }
    }
    macro_rules! eq { ($($t:ty)*) => { $(
        impl PartialEq for $t { fn eq(&self, other: &$t) -> bool { *self == *other } }
        impl Eq for $t {}
        impl PartialOrd for $t { fn partial_cmp(&self, other: &$t) -> Option<Ordering> { loop {} } }
    )* } }
    eq! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char }
    impl PartialEq for () { fn eq(&self, other: &()) -> bool { true } }
    impl PartialEq for str { fn eq(&self, other: &str) -> bool { loop {} } }
    impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &A { fn eq(&self, other: &&B) -> bool { PartialEq::eq(*self, *other) } }
    impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &A { fn eq(&self, other: &&mut B) -> bool { PartialEq::eq(*self, *other) } }
    impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&B> for &A { fn partial_cmp(&self, other: &&B) -> Option<Ordering> { PartialOrd::partial_cmp(*self, *other) } }
    impl<T: ?Sized> PartialEq for *const T { fn eq(&self, other: &*const T) -> bool { *self == *other } }
    impl<T: ?Sized> PartialEq for *mut T { fn eq(&self, other: &*mut T) -> bool { *self == *other } }
    impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T; N] { fn eq(&self, other: &[U; N]) -> bool { loop {} } }
}
pub mod iter {
    pub trait Iterator {
        type Item;
        #[lang = "next"]
        fn next(&mut self) -> Option<Self::Item>;
        fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, F> where Self: Sized { Map { iter: self, f } }
        fn for_each<F: FnMut(Self::Item)>(mut self, mut f: F) where Self: Sized { while let Some(x) = self.next() { f(x) } }
        fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, init: B, mut f: F) -> B where Self: Sized {
            let mut acc = init;
            while let Some(x) = self.next() { acc = f(acc, x); }
            acc
        }
        fn collect<B: FromIterator<Self::Item>>(self) -> B where Self: Sized { FromIterator::from_iter(self) }
        fn sum<S: Sum<Self::Item>>(self) -> S where Self: Sized { Sum::sum(self) }
        fn enumerate(self) -> Enumerate<Self> where Self: Sized { Enumerate { iter: self, count: 0 } }
    }
    pub trait FromIterator<A>: Sized { fn from_iter<I: IntoIterator<Item = A>>(iter: I) -> Self; }
    pub trait Sum<A = Self>: Sized { fn sum<I: Iterator<Item = A>>(iter: I) -> Self; }
    impl Sum for i32 { fn sum<I: Iterator<Item = i32>>(iter: I) -> i32 { iter.fold(0, |a, b| a + b) } }
    impl<'a> Sum<&'a i32> for i32 { fn sum<I: Iterator<Item = &'a i32>>(iter: I) -> i32 { iter.fold(0, |a, b| a + b) } }
    pub trait IntoIterator {
        type Item;
        type IntoIter: Iterator<Item = Self::Item>;
        #[lang = "into_iter"]
        fn into_iter(self) -> Self::IntoIter;
    }
    impl<I: Iterator> IntoIterator for I {
        type Item = I::Item;
        type IntoIter = I;
        fn into_iter(self) -> I { self }
    }
    impl<I: Iterator + ?Sized> Iterator for &mut I { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { (**self).next() } }
    pub struct Map<I, F> { iter: I, f: F }
    impl<B, I: Iterator, F> Iterator for Map<I, F> where F: FnMut(I::Item) -> B {
        type Item = B;
        fn next(&mut self) -> Option<B> { self.iter.next().map(&mut self.f) }
    }
    pub struct Enumerate<I> { iter: I, count: usize }
    impl<I: Iterator> Iterator for Enumerate<I> {
        type Item = (usize, I::Item);
        fn next(&mut self) -> Option<(usize, I::Item)> {
            let a = self.iter.next()?;
            let i = self.count;
            self.count += 1;
            Some((i, a))
        }
    }
    impl Iterator for crate::ops::Range<i32> {
        type Item = i32;
        fn next(&mut self) -> Option<i32> {
            if self.start < self.end { let v = self.start; self.start += 1; Some(v) } else { None }
        }
    }
    impl Iterator for crate::ops::Range<usize> { type Item = usize; fn next(&mut self) -> Option<usize> { loop {} } }
    impl Iterator for crate::ops::Range<u8> { type Item = u8; fn next(&mut self) -> Option<u8> { loop {} } }
}
pub mod option {
    #[lang = "Option"]
    pub enum Option<T> { #[lang = "None"] None, #[lang = "Some"] Some(T) }
    impl<T> Option<T> {
        pub const fn is_some(&self) -> bool { matches!(*self, Some(_)) }
        pub const fn as_ref(&self) -> Option<&T> { match *self { Some(ref x) => Some(x), None => None } }
        pub const fn as_mut(&mut self) -> Option<&mut T> { match *self { Some(ref mut x) => Some(x), None => None } }
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> { match self { Some(x) => Some(f(x)), None => None } }
        pub fn unwrap(self) -> T { match self { Some(x) => x, None => crate::panicking::panic("none") } }
        pub fn take(&mut self) -> Option<T> { crate::mem::replace(self, None) }
        pub fn unwrap_or(self, default: T) -> T { match self { Some(x) => x, None => default } }
    }
    impl<T: Clone> Clone for Option<T> { fn clone(&self) -> Self { match self { Some(x) => Some(x.clone()), None => None } } }
    impl<T: Copy> Copy for Option<T> {}
}
pub mod result {
    pub enum Result<T, E> { Ok(T), Err(E) }
    impl<T, E> Result<T, E> {
        pub fn ok(self) -> Option<T> { match self { Ok(x) => Some(x), Err(_) => None } }
        pub fn unwrap(self) -> T { match self { Ok(x) => x, Err(_) => crate::panicking::panic("err") } }
    }
}
pub mod panicking {
    pub const fn panic(message: &'static str) -> ! { loop {} }
    pub fn panic_fmt(args: crate::fmt::Arguments<'_>) -> ! { loop {} }
    pub enum AssertKind { Eq, Ne }
    pub fn assert_failed<T: crate::fmt::Debug + ?Sized, U: crate::fmt::Debug + ?Sized>(
        kind: AssertKind, left: &T, right: &U, args: Option<crate::fmt::Arguments<'_>>,
    ) -> ! { loop {} }
}
pub mod fmt {
    pub struct Error;
    pub type Result = crate::result::Result<(), Error>;
    pub struct Formatter<'a> { buf: &'a mut [u8] }
    pub trait Debug { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    pub trait Display { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    pub trait LowerHex { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    macro_rules! show { ($($t:ty)*) => { $(
        impl Debug for $t { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Ok(()) } }
        impl Display for $t { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Ok(()) } }
        impl LowerHex for $t { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Ok(()) } }
    )* } }
    show! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize bool char str }
    impl<T: ?Sized + Debug> Debug for &T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(*self, f) } }
    impl<T: ?Sized + Display> Display for &T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(*self, f) } }
    pub struct Argument<'a> { value: &'a (), f: fn(&(), &mut Formatter<'_>) -> Result }
    pub struct Placeholder { position: usize }
    #[lang = "format_arguments"]
    pub struct Arguments<'a> { pieces: &'a [&'static str], args: &'a [Argument<'a>] }
    #[lang = "format_arguments_new"]
    pub fn arguments_new<'a>(pieces: &'a [&'static str], args: &'a [Argument<'a>]) -> Arguments<'a> { Arguments { pieces, args } }
    #[lang = "format_arguments_new_v1_formatted"]
    pub fn arguments_formatted<'a>(pieces: &'a [&'static str], args: &'a [Argument<'a>], fmt: &'a [Placeholder]) -> Arguments<'a> {
        Arguments { pieces, args }
    }
    #[lang = "format_argument_new_display"]
    pub fn new_display<'a, T: Display>(value: &'a T) -> Argument<'a> { loop {} }
    #[lang = "format_argument_new_debug"]
    pub fn new_debug<'a, T: Debug>(value: &'a T) -> Argument<'a> { loop {} }
    #[lang = "format_argument_new_lower_hex"]
    pub fn new_lower_hex<'a, T: LowerHex>(value: &'a T) -> Argument<'a> { loop {} }
    #[lang = "format_argument_from_usize"]
    pub fn from_usize<'a>(value: &'a usize) -> Argument<'a> { loop {} }
    #[lang = "format_placeholder_new"]
    pub fn placeholder_new(
        position: usize, fill: char, align: u8, flags: u32, precision_kind: u8, precision: usize, width_kind: u8, width: usize,
    ) -> Placeholder { Placeholder { position } }
}
pub mod io {
    pub fn _eprint(args: crate::fmt::Arguments<'_>) {}
    pub fn _print(args: crate::fmt::Arguments<'_>) {}
}
pub mod alloc {
    pub struct Global;
    pub unsafe trait Allocator {}
    unsafe impl Allocator for Global {}
}
pub mod ptr {
    pub struct NonNull<T: ?Sized> { pointer: *const T }
    pub struct Unique<T: ?Sized> { pointer: NonNull<T>, _marker: crate::marker::PhantomData<T> }
    impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> crate::ops::CoerceUnsized<NonNull<U>> for NonNull<T> {}
    impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> crate::ops::CoerceUnsized<Unique<U>> for Unique<T> {}
    pub const fn null<T>() -> *const T { 0 as *const T }
    pub unsafe fn read<T>(src: *const T) -> T { *src }
    impl<T> *const T {
        pub const fn is_null(self) -> bool { self == null() }
        pub unsafe fn add(self, count: usize) -> *const T { self }
        pub unsafe fn read(self) -> T where T: Sized { read(self) }
        pub const fn cast<U>(self) -> *const U { self as _ }
    }
    impl<T> *mut T {
        pub const fn is_null(self) -> bool { false }
        pub unsafe fn add(self, count: usize) -> *mut T { self }
        pub unsafe fn write(self, val: T) where T: Sized { *self = val; }
    }
}
pub mod boxed {
    use crate::alloc::{Allocator, Global};
    #[lang = "owned_box"]
    pub struct Box<T: ?Sized, A: Allocator = Global>(crate::ptr::Unique<T>, A);
    pub fn box_new<T>(x: T) -> Box<T> { loop {} }
    impl<T> Box<T> { pub fn new(x: T) -> Self { loop {} } }
    impl<T: ?Sized> Box<T> {
        pub unsafe fn from_raw(raw: *mut T) -> Self { loop {} }
        pub fn into_raw(b: Self) -> *mut T { loop {} }
    }
    impl<T: ?Sized, A: Allocator> crate::ops::Deref for Box<T, A> { type Target = T; fn deref(&self) -> &T { &**self } }
    impl<T: ?Sized, A: Allocator> crate::ops::DerefMut for Box<T, A> { fn deref_mut(&mut self) -> &mut T { &mut **self } }
    impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized, A: Allocator> crate::ops::CoerceUnsized<Box<U, A>> for Box<T, A> {}
    impl<Args, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
        type Output = F::Output;
        extern "rust-call" fn call_once(self, args: Args) -> F::Output { loop {} }
    }
}
pub mod vec {
    pub struct Vec<T> { ptr: *mut T, len: usize }
    impl<T> Vec<T> {
        pub const fn new() -> Vec<T> { Vec { ptr: 0 as *mut T, len: 0 } }
        pub fn push(&mut self, value: T) { self.len += 1; }
        pub fn len(&self) -> usize { self.len }
        pub fn pop(&mut self) -> Option<T> { None }
    }
    pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> { Vec::new() }
    impl<T> crate::ops::Deref for Vec<T> { type Target = [T]; fn deref(&self) -> &[T] { loop {} } }
    impl<T> crate::ops::DerefMut for Vec<T> { fn deref_mut(&mut self) -> &mut [T] { loop {} } }
    impl<T, I: crate::slice::SliceIndex<[T]>> crate::ops::Index<I> for Vec<T> {
        type Output = I::Output;
        fn index(&self, index: I) -> &I::Output { crate::ops::Index::index(&**self, index) }
    }
    impl<T, I: crate::slice::SliceIndex<[T]>> crate::ops::IndexMut<I> for Vec<T> {
        fn index_mut(&mut self, index: I) -> &mut I::Output { crate::ops::IndexMut::index_mut(&mut **self, index) }
    }
    impl<T> crate::iter::FromIterator<T> for Vec<T> {
        fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> { let mut v = Vec::new(); for x in iter { v.push(x); } v }
    }
    pub struct IntoIter<T> { v: Vec<T> }
    impl<T> Iterator for IntoIter<T> { type Item = T; fn next(&mut self) -> Option<T> { self.v.pop() } }
    impl<T> IntoIterator for Vec<T> { type Item = T; type IntoIter = IntoIter<T>; fn into_iter(self) -> IntoIter<T> { IntoIter { v: self } } }
    impl<'a, T> IntoIterator for &'a Vec<T> {
        type Item = &'a T;
        type IntoIter = crate::slice::Iter<'a, T>;
        fn into_iter(self) -> crate::slice::Iter<'a, T> { self.iter() }
    }
}
pub mod slice {
    pub fn into_vec<T>(b: Box<[T]>) -> Vec<T> { Vec::new() }
    pub trait SliceIndex<T: ?Sized> { type Output: ?Sized; fn index(self, slice: &T) -> &Self::Output; fn index_mut(self, slice: &mut T) -> &mut Self::Output; }
    impl<T> SliceIndex<[T]> for usize {
        type Output = T;
        fn index(self, slice: &[T]) -> &T { &(*slice)[self] }
        fn index_mut(self, slice: &mut [T]) -> &mut T { &mut (*slice)[self] }
    }
    macro_rules! ranges { ($($t:ty)*) => { $(impl<T> SliceIndex<[T]> for $t {
        type Output = [T];
        fn index(self, slice: &[T]) -> &[T] { slice }
        fn index_mut(self, slice: &mut [T]) -> &mut [T] { slice }
    })* } }
    ranges! { crate::ops::Range<usize> crate::ops::RangeFrom<usize> crate::ops::RangeTo<usize> crate::ops::RangeFull }
    impl<T, I: SliceIndex<[T]>> crate::ops::Index<I> for [T] { type Output = I::Output; fn index(&self, index: I) -> &I::Output { index.index(self) } }
    impl<T, I: SliceIndex<[T]>> crate::ops::IndexMut<I> for [T] { fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) } }
    impl<T, I, const N: usize> crate::ops::Index<I> for [T; N] where [T]: crate::ops::Index<I> {
        type Output = <[T] as crate::ops::Index<I>>::Output;
        fn index(&self, index: I) -> &Self::Output { crate::ops::Index::index(self as &[T], index) }
    }
    impl<T, I, const N: usize> crate::ops::IndexMut<I> for [T; N] where [T]: crate::ops::IndexMut<I> {
        fn index_mut(&mut self, index: I) -> &mut Self::Output { crate::ops::IndexMut::index_mut(self as &mut [T], index) }
    }
    pub struct Iter<'a, T> { slice: &'a [T] }
    impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> { None } }
    pub struct IterMut<'a, T> { slice: &'a mut [T] }
    impl<'a, T> Iterator for IterMut<'a, T> { type Item = &'a mut T; fn next(&mut self) -> Option<&'a mut T> { None } }
    impl<T> [T] {
        pub const fn len(&self) -> usize { 0 }
        pub fn iter(&self) -> Iter<'_, T> { Iter { slice: self } }
        pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut { slice: self } }
        pub fn swap(&mut self, a: usize, b: usize) {}
        pub fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) { loop {} }
        pub const fn as_ptr(&self) -> *const T { self as *const [T] as *const T }
        pub const fn as_mut_ptr(&mut self) -> *mut T { self as *mut [T] as *mut T }
    }
    impl<'a, T> IntoIterator for &'a [T] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<'a, T, const N: usize> IntoIterator for &'a [T; N] { type Item = &'a T; type IntoIter = Iter<'a, T>; fn into_iter(self) -> Iter<'a, T> { self.iter() } }
    impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] { type Item = &'a mut T; type IntoIter = IterMut<'a, T>; fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() } }
}
pub mod string {
    pub struct String { vec: crate::vec::Vec<u8> }
    impl String { pub const fn new() -> String { String { vec: crate::vec::Vec::new() } } pub fn push_str(&mut self, s: &str) {} }
    impl crate::ops::Deref for String { type Target = str; fn deref(&self) -> &str { loop {} } }
    impl crate::ops::Add<&str> for String { type Output = String; fn add(mut self, other: &str) -> String { self.push_str(other); self } }
    impl<'a> crate::convert::From<&'a str> for String { fn from(s: &'a str) -> String { String::new() } }
    impl crate::fmt::Display for String { fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { crate::fmt::Display::fmt(&**self, f) } }
    pub trait ToString { fn to_string(&self) -> String; }
    impl<T: crate::fmt::Display + ?Sized> ToString for T { fn to_string(&self) -> String { String::new() } }
}
pub mod str {
    impl str { pub const fn len(&self) -> usize { 0 } }
}
pub mod cell {
    #[lang = "unsafe_cell"]
    #[repr(transparent)]
    pub struct UnsafeCell<T: ?Sized> { value: T }
    impl<T: ?Sized> UnsafeCell<T> { pub const fn get(&self) -> *mut T { self as *const UnsafeCell<T> as *const T as *mut T } }
    #[repr(transparent)]
    pub struct Cell<T: ?Sized> { value: UnsafeCell<T> }
    impl<T> Cell<T> {
        pub const fn new(value: T) -> Cell<T> { Cell { value: UnsafeCell { value } } }
        pub fn set(&self, val: T) { self.replace(val); }
        pub fn replace(&self, val: T) -> T { crate::mem::replace(unsafe { &mut *self.value.get() }, val) }
    }
    impl<T: Copy> Cell<T> { pub fn get(&self) -> T { unsafe { *self.value.get() } } }
    pub struct RefMut<'b, T: ?Sized> { value: &'b mut T }
    impl<T: ?Sized> crate::ops::Deref for RefMut<'_, T> { type Target = T; fn deref(&self) -> &T { self.value } }
    impl<T: ?Sized> crate::ops::DerefMut for RefMut<'_, T> { fn deref_mut(&mut self) -> &mut T { self.value } }
    pub struct RefCell<T: ?Sized> { value: UnsafeCell<T> }
    impl<T> RefCell<T> { pub const fn new(value: T) -> Self { RefCell { value: UnsafeCell { value } } } }
    impl<T: ?Sized> RefCell<T> { pub fn borrow_mut(&self) -> RefMut<'_, T> { RefMut { value: unsafe { &mut *self.value.get() } } } }
}
pub mod mem {
    #[lang = "manually_drop"]
    #[repr(transparent)]
    pub struct ManuallyDrop<T: ?Sized> { value: T }
    #[lang = "maybe_uninit"]
    #[repr(transparent)]
    pub union MaybeUninit<T> { uninit: (), value: ManuallyDrop<T> }
    impl<T> MaybeUninit<T> { pub const fn uninit() -> MaybeUninit<T> { MaybeUninit { uninit: () } } }
    pub fn replace<T>(dest: &mut T, src: T) -> T { unsafe { let result = crate::ptr::read(dest); *dest = src; result } }
    pub fn swap<T>(x: &mut T, y: &mut T) {}
    pub fn drop<T>(_x: T) {}
    pub use crate::intrinsics::{size_of, transmute};
}
pub mod intrinsics {
    #[rustc_intrinsic]
    pub const fn size_of<T>() -> usize;
    #[rustc_intrinsic]
    pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;
}
pub mod future {
    #[lang = "future_trait"]
    pub trait Future { type Output; }
}
pub mod prelude {
    pub mod v1 {
        pub use crate::boxed::Box;
        pub use crate::clone::Clone;
        pub use crate::cmp::{Eq, PartialEq, PartialOrd};
        pub use crate::convert::{From, Into};
        pub use crate::default::Default;
        pub use crate::iter::{FromIterator, IntoIterator, Iterator};
        pub use crate::marker::{Copy, Send, Sized, Sync};
        pub use crate::mem::drop;
        pub use crate::ops::{Drop, Fn, FnMut, FnOnce};
        pub use crate::option::Option::{self, None, Some};
        pub use crate::result::Result::{self, Err, Ok};
        pub use crate::string::{String, ToString};
        pub use crate::vec::Vec;
    }
    pub mod rust_2021 { pub use super::v1::*; }
    pub mod rust_2024 { pub use super::v1::*; pub use crate::future::Future; }
}
