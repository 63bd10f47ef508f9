//! Markers: what the compiler knows of types.

use crate::cell::UnsafeCell;
use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::clone::Clone;
use crate::cmp::{Eq, Ord, PartialEq, PartialOrd};
use crate::default::Default;
use crate::option::Option;

#[lang = "sized"]
pub trait Sized {}

#[lang = "unsize"]
pub trait Unsize<T: ?Sized> {}

#[lang = "copy"]
pub trait Copy: Clone {}

pub unsafe auto trait Send {}

impl<T: ?Sized> !Send for *const T {}
impl<T: ?Sized> !Send for *mut T {}
unsafe impl<T: Sync + ?Sized> Send for &T {}

#[lang = "sync"]
pub unsafe auto trait Sync {}

impl<T: ?Sized> !Sync for *const T {}
impl<T: ?Sized> !Sync for *mut T {}

#[lang = "unpin"]
pub auto trait Unpin {}

#[lang = "unsafe_unpin"]
pub unsafe auto trait UnsafeUnpin {}

impl<T: ?Sized> Unpin for &T {}
impl<T: ?Sized> Unpin for &mut T {}
impl<T: ?Sized> Unpin for *const T {}
impl<T: ?Sized> Unpin for *mut T {}
unsafe impl<T: ?Sized> UnsafeUnpin for &T {}
unsafe impl<T: ?Sized> UnsafeUnpin for &mut T {}
unsafe impl<T: ?Sized> UnsafeUnpin for *const T {}
unsafe impl<T: ?Sized> UnsafeUnpin for *mut T {}
unsafe impl<T: ?Sized> UnsafeUnpin for PhantomData<T> {}

#[lang = "freeze"]
pub unsafe auto trait Freeze {}

impl<T: ?Sized> !Freeze for UnsafeCell<T> {}

#[lang = "discriminant_kind"]
pub trait DiscriminantKind {
    type Discriminant;
}

#[lang = "tuple_trait"]
pub trait Tuple {}

#[lang = "destruct"]
pub trait Destruct {}

#[derive(Debug, Default, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct PhantomPinned;

impl !Unpin for PhantomPinned {}
impl !UnsafeUnpin for PhantomPinned {}

#[lang = "phantom_data"]
pub struct PhantomData<T: ?Sized>;

impl<T: ?Sized> Hash for PhantomData<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl<T: ?Sized> PartialEq for PhantomData<T> {
    fn eq(&self, _other: &PhantomData<T>) -> bool {
        true
    }
}

impl<T: ?Sized> Eq for PhantomData<T> {}

impl<T: ?Sized> PartialOrd for PhantomData<T> {
    fn partial_cmp(&self, _other: &PhantomData<T>) -> Option<Ordering> {
        Option::Some(Ordering::Equal)
    }
}

impl<T: ?Sized> Ord for PhantomData<T> {
    fn cmp(&self, _other: &PhantomData<T>) -> Ordering {
        Ordering::Equal
    }
}

impl<T: ?Sized> Copy for PhantomData<T> {}

impl<T: ?Sized> Clone for PhantomData<T> {
    fn clone(&self) -> Self {
        PhantomData
    }
}

impl<T: ?Sized> Default for PhantomData<T> {
    fn default() -> Self {
        PhantomData
    }
}

impl<T: ?Sized> crate::fmt::Debug for PhantomData<T> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.write_str("PhantomData<")?;
        f.write_str(crate::any::type_name::<T>())?;
        f.write_str(">")
    }
}
