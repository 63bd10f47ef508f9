//! Values in memory.

mod manually_drop;
mod maybe_dangling;
mod maybe_uninit;

pub use self::manually_drop::ManuallyDrop;
pub use self::maybe_dangling::MaybeDangling;
pub use self::maybe_uninit::MaybeUninit;
pub use crate::intrinsics::transmute;

use crate::intrinsics;
use crate::marker::DiscriminantKind;
use crate::ptr;

#[rustc_no_writable]
pub const fn forget<T>(t: T) {
    let _ = ManuallyDrop::new(t);
}

pub const fn size_of<T>() -> usize {
    intrinsics::size_of::<T>()
}

pub const fn size_of_val<T: ?Sized>(val: &T) -> usize {
    unsafe { intrinsics::size_of_val(val) }
}

pub const unsafe fn size_of_val_raw<T: ?Sized>(val: *const T) -> usize {
    unsafe { intrinsics::size_of_val(val) }
}

pub const fn align_of<T>() -> usize {
    intrinsics::align_of::<T>()
}

pub const fn align_of_val<T: ?Sized>(val: &T) -> usize {
    unsafe { intrinsics::align_of_val(val) }
}

pub const unsafe fn align_of_val_raw<T: ?Sized>(val: *const T) -> usize {
    unsafe { intrinsics::align_of_val(val) }
}

pub const fn needs_drop<T: ?Sized>() -> bool {
    intrinsics::needs_drop::<T>()
}

#[track_caller]
pub const unsafe fn zeroed<T>() -> T {
    intrinsics::assert_zero_valid::<T>();
    unsafe { MaybeUninit::zeroed().assume_init() }
}

#[track_caller]
pub unsafe fn uninitialized<T>() -> T {
    intrinsics::assert_mem_uninitialized_valid::<T>();
    let mut val = MaybeUninit::<T>::uninit();
    unsafe {
        val.as_mut_ptr().write_bytes(0x01, 1);
        val.assume_init()
    }
}

pub const fn swap<T>(x: &mut T, y: &mut T) {
    unsafe { intrinsics::typed_swap_nonoverlapping(x, y) }
}

pub fn take<T: Default>(dest: &mut T) -> T {
    replace(dest, T::default())
}

#[must_use]
pub const fn replace<T>(dest: &mut T, src: T) -> T {
    unsafe {
        let result = ptr::read(dest);
        ptr::write(dest, src);
        result
    }
}

pub fn drop<T>(_x: T) {}

pub fn copy<T: Copy>(x: &T) -> T {
    *x
}

#[track_caller]
pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    assert!(
        size_of::<Src>() >= size_of::<Dst>(),
        "cannot transmute_copy if Dst is larger than Src"
    );
    if align_of::<Dst>() > align_of::<Src>() {
        unsafe { ptr::read_unaligned(src as *const Src as *const Dst) }
    } else {
        unsafe { ptr::read(src as *const Src as *const Dst) }
    }
}

pub struct Discriminant<T>(<T as DiscriminantKind>::Discriminant);

impl<T> Copy for Discriminant<T> where <T as DiscriminantKind>::Discriminant: Copy {}

impl<T> Clone for Discriminant<T>
where
    <T as DiscriminantKind>::Discriminant: Clone,
{
    fn clone(&self) -> Self {
        Discriminant(self.0.clone())
    }
}

impl<T> PartialEq for Discriminant<T>
where
    <T as DiscriminantKind>::Discriminant: PartialEq,
{
    fn eq(&self, rhs: &Self) -> bool {
        self.0 == rhs.0
    }
}

impl<T> Eq for Discriminant<T> where <T as DiscriminantKind>::Discriminant: Eq {}

impl<T> crate::hash::Hash for Discriminant<T>
where
    <T as DiscriminantKind>::Discriminant: crate::hash::Hash,
{
    fn hash<H: crate::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> crate::fmt::Debug for Discriminant<T>
where
    <T as DiscriminantKind>::Discriminant: crate::fmt::Debug,
{
    fn fmt(&self, fmt: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        fmt.debug_tuple("Discriminant").field(&self.0).finish()
    }
}

pub const fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant(intrinsics::discriminant_value(v))
}

pub const fn variant_count<T>() -> usize {
    intrinsics::variant_count::<T>()
}
