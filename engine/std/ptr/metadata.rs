use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::PhantomData;

#[lang = "pointee_trait"]
pub trait Pointee {
    #[lang = "metadata_type"]
    type Metadata: fmt::Debug + Copy + Send + Sync + Ord + Hash + Unpin;
}

pub trait Thin: Pointee<Metadata = ()> {}

impl<T: ?Sized + Pointee<Metadata = ()>> Thin for T {}

pub const fn metadata<T: ?Sized>(ptr: *const T) -> <T as Pointee>::Metadata {
    intrinsics::ptr_metadata(ptr)
}

pub const fn from_raw_parts<T: ?Sized>(
    data_pointer: *const impl Thin,
    metadata: <T as Pointee>::Metadata,
) -> *const T {
    intrinsics::aggregate_raw_ptr(data_pointer, metadata)
}

pub const fn from_raw_parts_mut<T: ?Sized>(
    data_pointer: *mut impl Thin,
    metadata: <T as Pointee>::Metadata,
) -> *mut T {
    intrinsics::aggregate_raw_ptr(data_pointer, metadata)
}

#[lang = "dyn_metadata"]
pub struct DynMetadata<Dyn: ?Sized> {
    vtable: crate::ptr::NonNull<()>,
    marker: PhantomData<Dyn>,
}

impl<Dyn: ?Sized> DynMetadata<Dyn> {
    pub fn size_of(self) -> usize {
        unsafe { intrinsics::vtable_size(self.vtable.as_ptr() as *const ()) }
    }

    pub fn align_of(self) -> usize {
        unsafe { intrinsics::vtable_align(self.vtable.as_ptr() as *const ()) }
    }

    pub fn layout(self) -> crate::alloc::Layout {
        unsafe { crate::alloc::Layout::from_size_align_unchecked(self.size_of(), self.align_of()) }
    }
}

unsafe impl<Dyn: ?Sized> Send for DynMetadata<Dyn> {}
unsafe impl<Dyn: ?Sized> Sync for DynMetadata<Dyn> {}

impl<Dyn: ?Sized> fmt::Debug for DynMetadata<Dyn> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DynMetadata").field(&self.vtable.as_ptr()).finish()
    }
}

impl<Dyn: ?Sized> Unpin for DynMetadata<Dyn> {}
impl<Dyn: ?Sized> Copy for DynMetadata<Dyn> {}

impl<Dyn: ?Sized> Clone for DynMetadata<Dyn> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Dyn: ?Sized> Eq for DynMetadata<Dyn> {}

impl<Dyn: ?Sized> PartialEq for DynMetadata<Dyn> {
    fn eq(&self, other: &Self) -> bool {
        self.vtable == other.vtable
    }
}

impl<Dyn: ?Sized> Ord for DynMetadata<Dyn> {
    fn cmp(&self, other: &Self) -> crate::cmp::Ordering {
        self.vtable.cmp(&other.vtable)
    }
}

impl<Dyn: ?Sized> PartialOrd for DynMetadata<Dyn> {
    fn partial_cmp(&self, other: &Self) -> Option<crate::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<Dyn: ?Sized> Hash for DynMetadata<Dyn> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.vtable.hash(hasher)
    }
}
