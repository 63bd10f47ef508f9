use super::MaybeDangling;
use crate::ops::{Deref, DerefMut};
use crate::ptr;

#[lang = "manually_drop"]
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct ManuallyDrop<T: ?Sized> {
    value: MaybeDangling<T>,
}

impl<T> ManuallyDrop<T> {
    #[rustc_no_writable]
    pub const fn new(value: T) -> ManuallyDrop<T> {
        ManuallyDrop { value: MaybeDangling::new(value) }
    }

    pub const fn into_inner(slot: ManuallyDrop<T>) -> T {
        slot.value.into_inner()
    }

    pub const unsafe fn take(slot: &mut ManuallyDrop<T>) -> T {
        unsafe { ptr::read(slot.value.as_ref()) }
    }
}

impl<T: ?Sized> ManuallyDrop<T> {
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) {
        unsafe { ptr::drop_in_place(slot.value.as_mut()) }
    }
}

impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref()
    }
}

impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut()
    }
}
