// A library just large enough to run small programs on the machine without the real one.
pub mod marker {
    #[lang = "sized"]
    pub trait Sized {}
    #[lang = "copy"]
    pub trait Copy: Clone {}
    #[lang = "unsize"]
    pub trait Unsize<T: ?Sized> {}
    pub unsafe auto trait Send {}
    #[lang = "sync"]
    pub unsafe auto trait Sync {}
    #[lang = "unpin"]
    pub auto trait Unpin {}
    #[lang = "tuple_trait"]
    pub trait Tuple {}
    #[lang = "phantom_data"]
    pub struct PhantomData<T: ?Sized>;
    pub struct PhantomPinned;
    impl !Unpin for PhantomPinned {}
    use crate::clone::Clone;
    macro_rules! copies {
        ($($t:ty)*) => { $(
            impl Copy for $t {}
            impl Clone for $t { fn clone(&self) -> $t { *self } }
        )* };
    }
    copies! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool char f32 f64 }
    impl Copy for ! {}
    impl Clone for ! { fn clone(&self) -> ! { *self } }
    impl<T: ?Sized> Copy for &T {}
    impl<T: ?Sized> Clone for &T { fn clone(&self) -> Self { *self } }
    impl<T: ?Sized> Copy for *const T {}
    impl<T: ?Sized> Clone for *const T { fn clone(&self) -> Self { *self } }
    impl<T: ?Sized> Copy for *mut T {}
    impl<T: ?Sized> Clone for *mut T { fn clone(&self) -> Self { *self } }
}
pub mod clone {
    #[lang = "clone"]
    pub trait Clone: Sized {
        fn clone(&self) -> Self;
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
}
pub mod ops {
    use crate::marker::{Tuple, Unsize};
    #[lang = "fn_once"]
    pub trait FnOnce<Args: Tuple> {
        #[lang = "fn_once_output"]
        type Output;
        extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
    }
    #[lang = "fn_mut"]
    pub trait FnMut<Args: Tuple>: FnOnce<Args> {
        extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output;
    }
    #[lang = "fn"]
    pub trait Fn<Args: Tuple>: FnMut<Args> {
        extern "rust-call" fn call(&self, args: Args) -> Self::Output;
    }
    #[lang = "not"]
    pub trait Not { type Output; fn not(self) -> Self::Output; }
    #[lang = "neg"]
    pub trait Neg { type Output; fn neg(self) -> Self::Output; }
    #[lang = "add"]
    pub trait Add<Rhs = Self> { type Output; fn add(self, rhs: Rhs) -> Self::Output; }
    #[lang = "sub"]
    pub trait Sub<Rhs = Self> { type Output; fn sub(self, rhs: Rhs) -> Self::Output; }
    #[lang = "mul"]
    pub trait Mul<Rhs = Self> { type Output; fn mul(self, rhs: Rhs) -> Self::Output; }
    macro_rules! arith {
        ($($t:ty)*) => { $(
            impl Add for $t { type Output = $t; fn add(self, rhs: $t) -> $t { self + rhs } }
            impl Sub for $t { type Output = $t; fn sub(self, rhs: $t) -> $t { self - rhs } }
            impl Mul for $t { type Output = $t; fn mul(self, rhs: $t) -> $t { self * rhs } }
        )* };
    }
    arith! { u8 i32 i64 u64 usize }
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
    impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a mut U> for &'a mut T {}
    impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'a T {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *const T {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for *mut T {}
    #[lang = "dispatch_from_dyn"]
    pub trait DispatchFromDyn<T> {}
    #[lang = "Range"]
    pub struct Range<Idx> {
        pub start: Idx,
        pub end: Idx,
    }
}
pub mod iter {
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
    impl Iterator for crate::ops::Range<u64> {
        type Item = u64;
        fn next(&mut self) -> Option<u64> {
            if self.start < self.end {
                let n = self.start;
                self.start = n + 1;
                Some(n)
            } else {
                None
            }
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
        pub fn unwrap(self) -> T {
            match self {
                Some(v) => v,
                None => crate::panicking::panic("called `Option::unwrap()` on a `None` value"),
            }
        }
        pub fn take(&mut self) -> Option<T> {
            crate::mem::replace(self, None)
        }
        pub fn is_some(&self) -> bool {
            match self { Some(_) => true, None => false }
        }
    }
}
pub mod result {
    #[lang = "Result"]
    pub enum Result<T, E> {
        #[lang = "Ok"]
        Ok(T),
        #[lang = "Err"]
        Err(E),
    }
}
pub mod intrinsics {
    #[rustc_intrinsic] pub const fn size_of<T>() -> usize;
    #[rustc_intrinsic] pub const fn align_of<T>() -> usize;
    #[rustc_intrinsic] pub const unsafe fn size_of_val<T: ?Sized>(ptr: *const T) -> usize;
    #[rustc_intrinsic] pub const unsafe fn align_of_val<T: ?Sized>(ptr: *const T) -> usize;
    #[rustc_intrinsic] pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;
    #[rustc_intrinsic] pub const unsafe fn read_via_copy<T>(ptr: *const T) -> T;
    #[rustc_intrinsic] pub const unsafe fn write_via_move<T>(ptr: *mut T, value: T);
    #[rustc_intrinsic] pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
    #[rustc_intrinsic] pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
    #[rustc_intrinsic] pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize);
    #[rustc_intrinsic] pub unsafe fn drop_glue<T: ?Sized>(to_drop: &mut T);
    #[rustc_intrinsic] pub const unsafe fn offset<T>(dst: *const T, offset: isize) -> *const T;
    #[rustc_intrinsic] pub const unsafe fn arith_offset<T>(dst: *const T, offset: isize) -> *const T;
    #[rustc_intrinsic] pub const unsafe fn ptr_offset_from<T>(ptr: *const T, base: *const T) -> isize;
    #[rustc_intrinsic] pub const fn aggregate_raw_ptr<P, D, M>(data: D, meta: M) -> P;
    #[rustc_intrinsic] pub const fn ptr_metadata<P: ?Sized, M>(ptr: *const P) -> M;
    #[rustc_intrinsic] pub fn abort() -> !;
    #[rustc_intrinsic] pub const fn black_box<T>(dummy: T) -> T;
    #[rustc_intrinsic] pub const fn wrapping_add<T: Copy>(a: T, b: T) -> T;
    #[rustc_intrinsic] pub const fn wrapping_mul<T: Copy>(a: T, b: T) -> T;
    #[rustc_intrinsic] pub const unsafe fn unchecked_add<T: Copy>(x: T, y: T) -> T;
    #[rustc_intrinsic] pub unsafe fn rust_alloc(size: usize, align: usize) -> *mut u8;
    #[rustc_intrinsic] pub unsafe fn rust_dealloc(ptr: *mut u8, size: usize, align: usize);
    #[rustc_intrinsic] pub unsafe fn rust_realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
    #[rustc_intrinsic] pub fn write_stream(stream: i32, bytes: &[u8]);
    #[rustc_intrinsic] pub fn start_unwind(payload: *mut u8) -> !;
    #[rustc_intrinsic] pub unsafe fn catch_unwind(try_fn: fn(*mut u8), data: *mut u8, catch_fn: fn(*mut u8, *mut u8)) -> i32;
    #[rustc_intrinsic] pub const fn caller_location() -> &'static crate::panicking::Location;
    #[rustc_intrinsic] pub const unsafe fn unreachable() -> !;
}
pub mod panicking {
    #[lang = "Location"]
    pub struct Location {
        file: &'static str,
        line: u32,
        col: u32,
    }
    #[track_caller]
    #[lang = "panic"]
    pub const fn panic(expr: &'static str) -> ! {
        let at = crate::intrinsics::caller_location();
        crate::io::text(2, "panicked at ");
        crate::io::text(2, at.file);
        crate::io::text(2, ":");
        crate::io::number(2, at.line as i64);
        crate::io::text(2, ":");
        crate::io::number(2, at.col as i64);
        crate::io::text(2, ":\n");
        crate::io::text(2, expr);
        crate::io::text(2, "\n");
        crate::intrinsics::start_unwind(1 as *mut u8)
    }
    #[track_caller]
    #[lang = "panic_const_add_overflow"]
    pub fn add_overflow() -> ! { panic("attempt to add with overflow") }
    #[track_caller]
    #[lang = "panic_const_sub_overflow"]
    pub fn sub_overflow() -> ! { panic("attempt to subtract with overflow") }
    #[track_caller]
    #[lang = "panic_const_div_by_zero"]
    pub fn div_by_zero() -> ! { panic("attempt to divide by zero") }
    #[track_caller]
    #[lang = "panic_bounds_check"]
    pub fn bounds(index: usize, len: usize) -> ! { panic("index out of bounds") }
    #[lang = "panic_in_cleanup"]
    pub fn in_cleanup() -> ! {
        crate::io::text(2, "panic in a destructor during cleanup\n");
        crate::intrinsics::abort()
    }
}
pub mod io {
    pub fn text(stream: i32, s: &str) {
        unsafe { crate::intrinsics::write_stream(stream, crate::intrinsics::transmute::<&str, &[u8]>(s)) }
    }
    pub fn number(stream: i32, n: i64) {
        if n < 0 {
            text(stream, "-");
            number(stream, -n);
            return;
        }
        if n >= 10 {
            number(stream, n / 10);
        }
        let digit = [48u8 + (n % 10) as u8];
        crate::intrinsics::write_stream(stream, &digit);
    }
    pub fn print(n: i64) {
        number(1, n);
        text(1, "\n");
    }
    pub fn say(s: &str) {
        text(1, s);
        text(1, "\n");
    }
}
pub mod alloc {
    #[lang = "global_alloc_ty"]
    pub struct Global;
    pub unsafe trait Allocator {}
    unsafe impl Allocator for Global {}
}
pub mod ptr {
    #[rustc_layout_scalar_valid_range_start(1)]
    pub struct NonNull<T: ?Sized> {
        pub pointer: *const T,
    }
    pub struct Unique<T: ?Sized> {
        pub pointer: NonNull<T>,
        pub marker: crate::marker::PhantomData<T>,
    }
    impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> crate::ops::CoerceUnsized<NonNull<U>> for NonNull<T> {}
    impl<T: ?Sized + crate::marker::Unsize<U>, U: ?Sized> crate::ops::CoerceUnsized<Unique<U>> for Unique<T> {}
    #[lang = "drop_in_place"]
    pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) {
        unsafe { crate::intrinsics::drop_glue(&mut *to_drop) }
    }
    pub unsafe fn read<T>(p: *const T) -> T { unsafe { crate::intrinsics::read_via_copy(p) } }
    pub unsafe fn write<T>(p: *mut T, v: T) { unsafe { crate::intrinsics::write_via_move(p, v) } }
    impl<T> *const T {
        pub unsafe fn add(self, n: usize) -> *const T { unsafe { crate::intrinsics::offset(self, n as isize) } }
        pub fn wrapping_add(self, n: usize) -> *const T { unsafe { crate::intrinsics::arith_offset(self, n as isize) } }
    }
    impl<T> *mut T {
        pub unsafe fn add(self, n: usize) -> *mut T {
            unsafe { crate::intrinsics::offset(self as *const T, n as isize) as *mut T }
        }
    }
}
pub mod boxed {
    use crate::alloc::{Allocator, Global};
    use crate::marker::Unsize;
    use crate::ptr::{NonNull, Unique};
    #[lang = "owned_box"]
    pub struct Box<T: ?Sized, A: Allocator = Global>(Unique<T>, A);
    impl<T> Box<T> {
        pub fn new(x: T) -> Self {
            unsafe {
                let size = crate::intrinsics::size_of::<T>();
                let p = if size == 0 {
                    crate::intrinsics::align_of::<T>() as *mut T
                } else {
                    crate::intrinsics::rust_alloc(size, crate::intrinsics::align_of::<T>()) as *mut T
                };
                crate::intrinsics::write_via_move(p, x);
                Box::from_raw(p)
            }
        }
    }
    impl<T: ?Sized> Box<T> {
        pub unsafe fn from_raw(raw: *mut T) -> Self {
            Box(Unique { pointer: NonNull { pointer: raw as *const T }, marker: crate::marker::PhantomData }, Global)
        }
        pub fn into_raw(b: Self) -> *mut T {
            let mut b = crate::mem::ManuallyDrop::new(b);
            &raw mut **b.get()
        }
    }
    impl<T: ?Sized, A: Allocator> Drop for Box<T, A> {
        fn drop(&mut self) {
            unsafe {
                let p = self.0.pointer.pointer;
                let size = crate::intrinsics::size_of_val(p);
                if size != 0 {
                    crate::intrinsics::rust_dealloc(p as *mut u8, size, crate::intrinsics::align_of_val(p));
                }
            }
        }
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
    impl<T: ?Sized + Unsize<U>, U: ?Sized> crate::ops::CoerceUnsized<Box<U>> for Box<T> {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized> crate::ops::DispatchFromDyn<Box<U>> for Box<T> {}
    impl<Args: crate::marker::Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
        type Output = <F as FnOnce<Args>>::Output;
        extern "rust-call" fn call_once(self, args: Args) -> Self::Output {
            <F as FnOnce<Args>>::call_once(*self, args)
        }
    }
    impl<Args: crate::marker::Tuple, F: FnMut<Args> + ?Sized> FnMut<Args> for Box<F> {
        extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output {
            <F as FnMut<Args>>::call_mut(self, args)
        }
    }
    impl<Args: crate::marker::Tuple, F: Fn<Args> + ?Sized> Fn<Args> for Box<F> {
        extern "rust-call" fn call(&self, args: Args) -> Self::Output {
            <F as Fn<Args>>::call(self, args)
        }
    }
}
pub mod string { pub struct String; }
pub mod vec { pub struct Vec<T>(crate::marker::PhantomData<T>); }
pub mod cell {
    #[lang = "unsafe_cell"]
    #[repr(transparent)]
    pub struct UnsafeCell<T: ?Sized> {
        value: T,
    }
    impl<T> UnsafeCell<T> {
        pub const fn new(value: T) -> Self { UnsafeCell { value } }
        pub const fn get(&self) -> *mut T { self as *const UnsafeCell<T> as *const T as *mut T }
    }
    #[repr(transparent)]
    pub struct Cell<T: ?Sized> {
        value: UnsafeCell<T>,
    }
    unsafe impl<T> Sync for Cell<T> {}
    impl<T> Cell<T> {
        pub const fn new(value: T) -> Cell<T> {
            Cell { value: UnsafeCell { value } }
        }
        pub fn set(&self, value: T) { unsafe { *self.value.get() = value } }
        pub const fn as_ptr(&self) -> *mut T { self.value.get() }
    }
    impl<T: Copy> Cell<T> {
        pub fn get(&self) -> T { unsafe { *self.value.get() } }
    }
}
pub mod mem {
    #[lang = "maybe_dangling"]
    #[repr(transparent)]
    pub struct MaybeDangling<T: ?Sized>(T);
    #[lang = "manually_drop"]
    #[repr(transparent)]
    pub struct ManuallyDrop<T: ?Sized> {
        value: MaybeDangling<T>,
    }
    impl<T> ManuallyDrop<T> {
        pub const fn new(value: T) -> Self { ManuallyDrop { value: MaybeDangling(value) } }
        pub fn get(&mut self) -> &mut T { &mut self.value.0 }
    }
    #[lang = "maybe_uninit"]
    pub union MaybeUninit<T> {
        uninit: (),
        value: ManuallyDrop<T>,
    }
    impl<T> MaybeUninit<T> {
        pub const fn uninit() -> Self { MaybeUninit { uninit: () } }
        pub unsafe fn assume_init(self) -> T { unsafe { crate::ptr::read(&raw const self as *const T) } }
    }
    pub fn drop<T>(_x: T) {}
    pub fn forget<T>(x: T) { let _ = ManuallyDrop::new(x); }
    pub unsafe fn transmute<A, B>(a: A) -> B { unsafe { crate::intrinsics::transmute(a) } }
    pub fn replace<T>(dest: &mut T, src: T) -> T {
        unsafe {
            let result = crate::ptr::read(dest);
            crate::ptr::write(dest, src);
            result
        }
    }
    pub fn size_of<T>() -> usize { crate::intrinsics::size_of::<T>() }
}
pub mod num {
    impl u64 {
        pub const fn wrapping_mul(self, rhs: u64) -> u64 { crate::intrinsics::wrapping_mul(self, rhs) }
        pub const fn wrapping_add(self, rhs: u64) -> u64 { crate::intrinsics::wrapping_add(self, rhs) }
    }
}
pub mod slice {
    impl<T> [T] {
        pub const fn len(&self) -> usize { crate::intrinsics::ptr_metadata::<[T], usize>(self) }
        pub const fn as_ptr(&self) -> *const T { self as *const [T] as *const T }
        pub fn as_mut_ptr(&mut self) -> *mut T { self as *mut [T] as *mut T }
    }
}
pub mod panic {
    pub fn catch(f: fn()) -> bool {
        fn call(data: *mut u8) { unsafe { (*(data as *mut fn()))() } }
        fn caught(data: *mut u8, payload: *mut u8) {}
        let mut f = f;
        unsafe { crate::intrinsics::catch_unwind(call, &raw mut f as *mut u8, caught) == 1 }
    }
}
pub mod prelude {
    pub mod v1 {
        pub use crate::boxed::Box;
        pub use crate::clone::Clone;
        pub use crate::cmp::{PartialEq, PartialOrd};
        pub use crate::io::{print, say};
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
