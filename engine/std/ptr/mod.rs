//! Raw pointers.

mod alignment;
mod const_ptr;
mod metadata;
mod mut_ptr;
mod non_null;
mod unique;

pub use self::alignment::Alignment;
pub use self::metadata::{from_raw_parts, from_raw_parts_mut, metadata, DynMetadata, Pointee, Thin};
pub use self::non_null::NonNull;
pub use self::unique::Unique;
pub use crate::intrinsics::{copy, copy_nonoverlapping, write_bytes};

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash;
use crate::intrinsics;
use crate::mem::{self, MaybeUninit};

#[lang = "drop_in_place"]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) {
    unsafe { intrinsics::drop_glue(&mut *to_drop) }
}

pub const fn null<T: ?Sized + Thin>() -> *const T {
    from_raw_parts(without_provenance::<()>(0), ())
}

pub const fn null_mut<T: ?Sized + Thin>() -> *mut T {
    from_raw_parts_mut(without_provenance_mut::<()>(0), ())
}

pub const fn without_provenance<T>(addr: usize) -> *const T {
    without_provenance_mut(addr)
}

pub const fn without_provenance_mut<T>(addr: usize) -> *mut T {
    unsafe { mem::transmute(addr) }
}

pub const fn dangling<T>() -> *const T {
    dangling_mut()
}

pub const fn dangling_mut<T>() -> *mut T {
    without_provenance_mut(mem::align_of::<T>())
}

pub fn with_exposed_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}

pub fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}

pub const fn from_ref<T: ?Sized>(r: &T) -> *const T {
    r
}

pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T {
    r
}

pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] {
    from_raw_parts(data, len)
}

pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] {
    from_raw_parts_mut(data, len)
}

pub const unsafe fn swap<T>(x: *mut T, y: *mut T) {
    let mut tmp = MaybeUninit::<T>::uninit();
    unsafe {
        copy_nonoverlapping(x, tmp.as_mut_ptr(), 1);
        copy(y, x, 1);
        copy_nonoverlapping(tmp.as_ptr(), y, 1);
    }
}

#[track_caller]
pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let (bytes, zero_size) = (mem::size_of::<T>().saturating_mul(count), mem::size_of::<T>() == 0 || count == 0);
    assert_unsafe_precondition!(
        "ptr::swap_nonoverlapping requires that both pointer arguments are aligned and non-null and the specified \
         memory ranges do not overlap",
        x.is_aligned()
            && y.is_aligned()
            && (zero_size || !x.is_null() && !y.is_null())
            && (zero_size || x.addr().abs_diff(y.addr()) >= bytes)
    );
    let mut i = 0;
    while i < count {
        unsafe {
            let x = x.add(i) as *mut MaybeUninit<T>;
            let y = y.add(i) as *mut MaybeUninit<T>;
            let a = read(x);
            let b = read(y);
            write(x, b);
            write(y, a);
        }
        i += 1;
    }
}

#[track_caller]
pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    unsafe { mem::replace(&mut *dst, src) }
}

#[track_caller]
pub const unsafe fn read<T>(src: *const T) -> T {
    unsafe { intrinsics::read_via_copy(src) }
}

#[track_caller]
pub const unsafe fn read_unaligned<T>(src: *const T) -> T {
    let mut tmp = MaybeUninit::<T>::uninit();
    unsafe {
        copy_nonoverlapping(src as *const u8, tmp.as_mut_ptr() as *mut u8, mem::size_of::<T>());
        tmp.assume_init()
    }
}

#[track_caller]
pub const unsafe fn write<T>(dst: *mut T, src: T) {
    unsafe { intrinsics::write_via_move(dst, src) }
}

#[track_caller]
pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) {
    unsafe {
        copy_nonoverlapping((&raw const src) as *const u8, dst as *mut u8, mem::size_of::<T>());
        intrinsics::forget(src);
    }
}

#[track_caller]
pub unsafe fn read_volatile<T>(src: *const T) -> T {
    unsafe { intrinsics::volatile_load(src) }
}

#[track_caller]
pub unsafe fn write_volatile<T>(dst: *mut T, src: T) {
    unsafe { intrinsics::volatile_store(dst, src) }
}

pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool {
    a == b
}

pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool {
    (p as *const ()) == (q as *const ())
}

pub fn fn_addr_eq<T: Copy, U: Copy>(f: T, g: U) -> bool {
    unsafe { mem::transmute_copy::<T, usize>(&f) == mem::transmute_copy::<U, usize>(&g) }
}

pub fn hash<T: ?Sized, S: hash::Hasher>(hashee: *const T, into: &mut S) {
    use crate::hash::Hash;
    hashee.hash(into);
}

pub(crate) const unsafe fn align_offset<T>(address: usize, align: usize) -> usize {
    let size = mem::size_of::<T>();
    let mask = align - 1;
    let missing = (align - (address & mask)) & mask;
    if missing == 0 {
        return 0;
    }
    if size == 0 {
        return usize::MAX;
    }
    let mut count = 1;
    while count <= align {
        if (count * size) & mask == missing {
            return count;
        }
        count += 1;
    }
    usize::MAX
}

macro_rules! fn_pointer_traits {
    ($($(#[$unsafe:tt])? ($($Arg:ident)*))*) => {
        $(fn_pointer_traits! { @one (fn($($Arg),*) -> Ret) ($($Arg)*) }
          fn_pointer_traits! { @one (unsafe fn($($Arg),*) -> Ret) ($($Arg)*) }
          fn_pointer_traits! { @one (extern "C" fn($($Arg),*) -> Ret) ($($Arg)*) }
          fn_pointer_traits! { @one (unsafe extern "C" fn($($Arg),*) -> Ret) ($($Arg)*) })*
    };
    (@one ($($t:tt)*) ($($Arg:ident)*)) => {
        impl<Ret, $($Arg),*> PartialEq for $($t)* {
            fn eq(&self, other: &Self) -> bool {
                *self as usize == *other as usize
            }
        }
        impl<Ret, $($Arg),*> Eq for $($t)* {}
        impl<Ret, $($Arg),*> PartialOrd for $($t)* {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                (*self as usize).partial_cmp(&(*other as usize))
            }
        }
        impl<Ret, $($Arg),*> Ord for $($t)* {
            fn cmp(&self, other: &Self) -> Ordering {
                (*self as usize).cmp(&(*other as usize))
            }
        }
        impl<Ret, $($Arg),*> hash::Hash for $($t)* {
            fn hash<HH: hash::Hasher>(&self, state: &mut HH) {
                state.write_usize(*self as usize)
            }
        }
        impl<Ret, $($Arg),*> fmt::Pointer for $($t)* {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::pointer_fmt_inner(*self as usize, f)
            }
        }
        impl<Ret, $($Arg),*> fmt::Debug for $($t)* {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::pointer_fmt_inner(*self as usize, f)
            }
        }
    };
}

fn_pointer_traits! { () (A) (A B) (A B C) (A B C D) }
