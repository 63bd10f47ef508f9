//! Shared ownership within one thread.

use crate::alloc::{self, Allocator, Global, Layout};
use crate::any::Any;
use crate::borrow;
use crate::boxed::Box;
use crate::cell::Cell;
use crate::clone::CloneToUninit;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::abort;
use crate::marker::{PhantomData, Unsize};
use crate::mem::{self, ManuallyDrop, MaybeUninit};
use crate::ops::{CoerceUnsized, Deref, DispatchFromDyn};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::pin::Pin;
use crate::ptr::{self, NonNull};
use crate::string::String;
use crate::vec::Vec;

#[repr(C)]
struct RcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

fn rc_inner_layout_for_value_layout(layout: Layout) -> Layout {
    Layout::new::<RcInner<()>>().extend(layout).unwrap().0.pad_to_align()
}

#[lang = "Rc"]
pub struct Rc<T: ?Sized> {
    ptr: NonNull<RcInner<T>>,
    phantom: PhantomData<RcInner<T>>,
}

impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Rc<U>> for Rc<T> {}

impl<T: ?Sized> Rc<T> {
    fn inner(&self) -> &RcInner<T> {
        unsafe { self.ptr.as_ref() }
    }

    unsafe fn from_inner(ptr: NonNull<RcInner<T>>) -> Self {
        Self { ptr, phantom: PhantomData }
    }

    unsafe fn from_ptr(ptr: *mut RcInner<T>) -> Self {
        unsafe { Self::from_inner(NonNull::new_unchecked(ptr)) }
    }
}

impl<T> Rc<T> {
    #[never_const]
    pub fn new(value: T) -> Rc<T> {
        unsafe {
            Self::from_inner(
                Box::leak(Box::new(RcInner { strong: Cell::new(1), weak: Cell::new(1), value })).into(),
            )
        }
    }

    pub fn new_cyclic<F>(data_fn: F) -> Rc<T>
    where
        F: FnOnce(&Weak<T>) -> T,
    {
        let uninit_ptr: NonNull<_> = Box::leak(Box::new(RcInner {
            strong: Cell::new(0),
            weak: Cell::new(1),
            value: MaybeUninit::<T>::uninit(),
        }))
        .into();
        let init_ptr: NonNull<RcInner<T>> = uninit_ptr.cast();
        let weak = Weak { ptr: init_ptr };
        let data = data_fn(&weak);
        let strong = unsafe {
            let inner = init_ptr.as_ptr();
            ptr::write(&raw mut (*inner).value, data);
            (*inner).strong.set(1);
            Rc::from_inner(init_ptr)
        };
        mem::forget(weak);
        strong
    }

    pub fn pin(value: T) -> Pin<Rc<T>> {
        unsafe { Pin::new_unchecked(Rc::new(value)) }
    }

    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Rc::strong_count(&this) == 1 {
            let this = ManuallyDrop::new(this);
            let val: T = unsafe { ptr::read(&**this) };
            unsafe {
                (*this.ptr.as_ptr()).strong.set(0);
                let _weak = Weak { ptr: this.ptr };
            }
            Ok(val)
        } else {
            Err(this)
        }
    }

    pub fn into_inner(this: Self) -> Option<T> {
        Rc::try_unwrap(this).ok()
    }

    pub fn unwrap_or_clone(this: Self) -> T
    where
        T: Clone,
    {
        Rc::try_unwrap(this).unwrap_or_else(|rc| (*rc).clone())
    }
}

impl<T: ?Sized> Rc<T> {
    pub fn into_raw(this: Self) -> *const T {
        let this = ManuallyDrop::new(this);
        Self::as_ptr(&*this)
    }

    pub fn as_ptr(this: &Self) -> *const T {
        let ptr: *mut RcInner<T> = NonNull::as_ptr(this.ptr);
        unsafe { &raw mut (*ptr).value }
    }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        let offset = unsafe { data_offset(ptr) };
        let rc_ptr = unsafe { ptr.byte_sub(offset) as *mut RcInner<T> };
        unsafe { Self::from_ptr(rc_ptr) }
    }

    pub unsafe fn increment_strong_count(ptr: *const T) {
        let rc = unsafe { ManuallyDrop::new(Rc::<T>::from_raw(ptr)) };
        let _rc_clone: ManuallyDrop<_> = rc.clone();
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) {
        unsafe { drop(Rc::from_raw(ptr)) };
    }

    pub fn downgrade(this: &Self) -> Weak<T> {
        this.inner().inc_weak();
        Weak { ptr: this.ptr }
    }

    pub fn weak_count(this: &Self) -> usize {
        this.inner().weak() - 1
    }

    pub fn strong_count(this: &Self) -> usize {
        this.inner().strong()
    }

    fn is_unique(this: &Self) -> bool {
        Rc::weak_count(this) == 0 && Rc::strong_count(this) == 1
    }

    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Rc::is_unique(this) { unsafe { Some(Rc::get_mut_unchecked(this)) } } else { None }
    }

    pub unsafe fn get_mut_unchecked(this: &mut Self) -> &mut T {
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }

    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr())
    }
}

impl<T: ?Sized + CloneToUninit> Rc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        let size = mem::size_of_val(&**this);
        if Rc::strong_count(this) != 1 {
            unsafe {
                let fresh = Self::allocate_for_ptr(&raw const **this);
                (**this).clone_to_uninit((&raw mut (*fresh).value).cast::<u8>());
                *this = Self::from_ptr(fresh);
            }
        } else if Rc::weak_count(this) != 0 {
            unsafe {
                let fresh = Self::allocate_for_ptr(&raw const **this);
                let dest = (&raw mut (*fresh).value).cast::<u8>();
                ptr::copy_nonoverlapping((&raw const **this).cast::<u8>(), dest, size);
                this.inner().dec_strong();
                this.inner().dec_weak();
                ptr::write(this, Self::from_ptr(fresh));
            }
        }
        unsafe { &mut this.ptr.as_mut().value }
    }
}

impl Rc<dyn Any> {
    pub fn downcast<T: Any>(self) -> Result<Rc<T>, Self> {
        if (*self).is::<T>() {
            let this = ManuallyDrop::new(self);
            Ok(unsafe { Rc::from_inner(this.ptr.cast()) })
        } else {
            Err(self)
        }
    }
}

unsafe fn data_offset<T: ?Sized>(ptr: *const T) -> usize {
    let align = unsafe { mem::align_of_val_raw(ptr) };
    let layout = Layout::new::<RcInner<()>>();
    layout.size() + layout.padding_needed_for(align)
}

impl<T: ?Sized> Rc<T> {
    unsafe fn allocate_for_layout(value_layout: Layout) -> *mut u8 {
        let layout = rc_inner_layout_for_value_layout(value_layout);
        match Global.allocate(layout) {
            Ok(ptr) => ptr.as_mut_ptr(),
            Err(_) => alloc::handle_alloc_error(layout),
        }
    }
}

impl<T: ?Sized> Rc<T> {
    unsafe fn allocate_for_ptr(ptr: *const T) -> *mut RcInner<T> {
        unsafe {
            let mem = Self::allocate_for_layout(Layout::for_value_raw(ptr));
            let inner = mem.with_metadata_of(ptr as *const RcInner<T>);
            Self::start_counting(inner);
            inner
        }
    }

    unsafe fn start_counting(inner: *mut RcInner<T>) {
        unsafe {
            ptr::write(&raw mut (*inner).strong, Cell::new(1));
            ptr::write(&raw mut (*inner).weak, Cell::new(1));
        }
    }

    fn from_box(src: Box<T>) -> Rc<T> {
        unsafe {
            let value_size = mem::size_of_val(&*src);
            let ptr = Self::allocate_for_ptr(&*src);
            ptr::copy_nonoverlapping(
                (&raw const *src) as *const u8,
                (&raw mut (*ptr).value) as *mut u8,
                value_size,
            );
            let bptr = Box::into_raw(src);
            let src = Box::from_raw(bptr as *mut ManuallyDrop<T>);
            drop(src);
            Self::from_ptr(ptr)
        }
    }
}

impl<T> Rc<[T]> {
    unsafe fn copy_from_slice(v: &[T]) -> Rc<[T]> {
        unsafe {
            let mem = Rc::<[T]>::allocate_for_layout(Layout::for_value(v));
            let ptr = ptr::slice_from_raw_parts_mut(mem as *mut T, v.len()) as *mut RcInner<[T]>;
            Self::start_counting(ptr);
            ptr::copy_nonoverlapping(v.as_ptr(), (&raw mut (*ptr).value) as *mut T, v.len());
            Self::from_ptr(ptr)
        }
    }
}

impl<T> Rc<T> {
    pub fn new_uninit() -> Rc<MaybeUninit<T>> {
        unsafe {
            let inner = Rc::<T>::allocate_for_layout(Layout::new::<T>()) as *mut RcInner<MaybeUninit<T>>;
            Rc::<MaybeUninit<T>>::start_counting(inner);
            Rc::from_ptr(inner)
        }
    }

    pub fn new_zeroed() -> Rc<MaybeUninit<T>> {
        let this = Self::new_uninit();
        unsafe { (&raw mut (*this.ptr.as_ptr()).value).write_bytes(0, 1) };
        this
    }
}

impl<T> Rc<[T]> {
    pub fn new_uninit_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        unsafe {
            let mem = Rc::<[T]>::allocate_for_layout(Layout::array::<T>(len).unwrap());
            let inner = ptr::slice_from_raw_parts_mut(mem as *mut T, len) as *mut RcInner<[MaybeUninit<T>]>;
            Rc::<[MaybeUninit<T>]>::start_counting(inner);
            Rc::from_ptr(inner)
        }
    }

    pub fn new_zeroed_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        let this = Self::new_uninit_slice(len);
        unsafe { ((&raw mut (*this.ptr.as_ptr()).value) as *mut T).write_bytes(0, len) };
        this
    }
}

impl<T> Rc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Rc<T> {
        let this = ManuallyDrop::new(self);
        unsafe { Rc::from_inner(this.ptr.cast()) }
    }
}

impl<T> Rc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Rc<[T]> {
        let this = ManuallyDrop::new(self);
        unsafe { Rc::from_ptr(this.ptr.as_ptr() as *mut RcInner<[T]>) }
    }
}

impl<T: ?Sized> Deref for Rc<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.inner().value
    }
}

impl<T: ?Sized> Drop for Rc<T> {
    fn drop(&mut self) {
        unsafe {
            self.inner().dec_strong();
            if self.inner().strong() == 0 {
                self.drop_slow();
            }
        }
    }
}

impl<T: ?Sized> Rc<T> {
    unsafe fn drop_slow(&mut self) {
        let _weak = Weak { ptr: self.ptr };
        unsafe { ptr::drop_in_place(&mut (*self.ptr.as_ptr()).value) };
    }
}

impl<T: ?Sized> Clone for Rc<T> {
    fn clone(&self) -> Self {
        unsafe {
            self.inner().inc_strong();
            Self::from_inner(self.ptr)
        }
    }
}

impl<T: Default> Default for Rc<T> {
    fn default() -> Rc<T> {
        Rc::new(Default::default())
    }
}

impl Default for Rc<str> {
    fn default() -> Rc<str> {
        Rc::from("")
    }
}

impl<T> Default for Rc<[T]> {
    fn default() -> Rc<[T]> {
        Rc::from([])
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Rc<T> {
    fn eq(&self, other: &Rc<T>) -> bool {
        **self == **other
    }
}

impl<T: ?Sized + Eq> Eq for Rc<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Rc<T> {
    fn partial_cmp(&self, other: &Rc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: ?Sized + Ord> Ord for Rc<T> {
    fn cmp(&self, other: &Rc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash> Hash for Rc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&(&raw const **self), f)
    }
}

impl<T> From<T> for Rc<T> {
    fn from(t: T) -> Self {
        Rc::new(t)
    }
}

impl<T: Clone> From<&[T]> for Rc<[T]> {
    fn from(v: &[T]) -> Rc<[T]> {
        Rc::from(v.to_vec())
    }
}

impl<T> From<Vec<T>> for Rc<[T]> {
    fn from(mut v: Vec<T>) -> Rc<[T]> {
        unsafe {
            let rc = Rc::copy_from_slice(&v);
            v.set_len(0);
            rc
        }
    }
}

impl From<&str> for Rc<str> {
    fn from(v: &str) -> Rc<str> {
        let rc = unsafe { Rc::<[u8]>::copy_from_slice(v.as_bytes()) };
        unsafe { Rc::from_raw(Rc::into_raw(rc) as *const str) }
    }
}

impl From<String> for Rc<str> {
    fn from(v: String) -> Rc<str> {
        Rc::from(&v[..])
    }
}

impl<T: Clone> From<&mut [T]> for Rc<[T]> {
    fn from(v: &mut [T]) -> Rc<[T]> {
        Rc::from(&*v)
    }
}

impl<T, const N: usize> From<[T; N]> for Rc<[T]> {
    fn from(v: [T; N]) -> Rc<[T]> {
        Rc::<[T; N]>::from(v)
    }
}

impl From<&mut str> for Rc<str> {
    fn from(v: &mut str) -> Rc<str> {
        Rc::from(&*v)
    }
}

impl<T: ?Sized> From<Box<T>> for Rc<T> {
    fn from(v: Box<T>) -> Rc<T> {
        Rc::from_box(v)
    }
}

impl<'a, B> From<borrow::Cow<'a, B>> for Rc<B>
where
    B: borrow::ToOwned + ?Sized,
    Rc<B>: From<&'a B> + From<B::Owned>,
{
    fn from(cow: borrow::Cow<'a, B>) -> Rc<B> {
        match cow {
            borrow::Cow::Borrowed(s) => Rc::from(s),
            borrow::Cow::Owned(s) => Rc::from(s),
        }
    }
}

impl From<Rc<str>> for Rc<[u8]> {
    fn from(rc: Rc<str>) -> Self {
        unsafe { Rc::from_raw(Rc::into_raw(rc) as *const [u8]) }
    }
}

impl<T, const N: usize> TryFrom<Rc<[T]>> for Rc<[T; N]> {
    type Error = Rc<[T]>;

    fn try_from(boxed_slice: Rc<[T]>) -> Result<Self, Self::Error> {
        if boxed_slice.len() == N {
            Ok(unsafe { Rc::from_raw(Rc::into_raw(boxed_slice) as *mut [T; N]) })
        } else {
            Err(boxed_slice)
        }
    }
}

impl<T> FromIterator<T> for Rc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Rc::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl<T: ?Sized> borrow::Borrow<T> for Rc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsRef<T> for Rc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> Unpin for Rc<T> {}
unsafe impl<T: ?Sized> crate::marker::UnsafeUnpin for Rc<T> {}

pub struct Weak<T: ?Sized> {
    ptr: NonNull<RcInner<T>>,
}

impl<T: ?Sized> !Send for Weak<T> {}
impl<T: ?Sized> !Sync for Weak<T> {}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}

impl<T> Weak<T> {
    pub const fn new() -> Weak<T> {
        Weak { ptr: unsafe { NonNull::new_unchecked(ptr::without_provenance_mut(usize::MAX)) } }
    }
}

fn is_dangling<T: ?Sized>(ptr: *const T) -> bool {
    (ptr.cast::<()>()).addr() == usize::MAX
}

struct WeakInner<'a> {
    weak: &'a Cell<usize>,
    strong: &'a Cell<usize>,
}

impl<T: ?Sized> Weak<T> {
    pub fn as_ptr(&self) -> *const T {
        let ptr: *mut RcInner<T> = NonNull::as_ptr(self.ptr);
        unsafe { &raw mut (*ptr).value }
    }

    pub fn into_raw(self) -> *const T {
        ManuallyDrop::new(self).as_ptr()
    }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        let offset = unsafe { data_offset(ptr) };
        let ptr = unsafe { ptr.byte_sub(offset) as *mut RcInner<T> };
        Weak { ptr: unsafe { NonNull::new_unchecked(ptr) } }
    }

    pub fn upgrade(&self) -> Option<Rc<T>> {
        let inner = self.inner()?;
        if inner.strong() == 0 {
            None
        } else {
            unsafe {
                inner.inc_strong();
                Some(Rc::from_inner(self.ptr))
            }
        }
    }

    pub fn strong_count(&self) -> usize {
        if let Some(inner) = self.inner() { inner.strong() } else { 0 }
    }

    pub fn weak_count(&self) -> usize {
        if let Some(inner) = self.inner() {
            if inner.strong() > 0 { inner.weak() - 1 } else { 0 }
        } else {
            0
        }
    }

    fn inner(&self) -> Option<WeakInner<'_>> {
        if is_dangling(self.ptr.as_ptr()) {
            None
        } else {
            unsafe {
                let ptr = self.ptr.as_ptr();
                Some(WeakInner { strong: &(*ptr).strong, weak: &(*ptr).weak })
            }
        }
    }

    pub fn ptr_eq(&self, other: &Self) -> bool {
        ptr::addr_eq(self.ptr.as_ptr(), other.ptr.as_ptr())
    }
}

impl<T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        let inner = if let Some(inner) = self.inner() { inner } else { return };
        inner.dec_weak();
        if inner.weak() == 0 {
            unsafe {
                Global.deallocate(self.ptr.cast(), Layout::for_value_raw(self.ptr.as_ptr()));
            }
        }
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if let Some(inner) = self.inner() {
            inner.inc_weak()
        }
        Weak { ptr: self.ptr }
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}

trait RcInnerPtr {
    fn weak_ref(&self) -> &Cell<usize>;
    fn strong_ref(&self) -> &Cell<usize>;

    fn strong(&self) -> usize {
        self.strong_ref().get()
    }

    fn inc_strong(&self) {
        let strong = self.strong().wrapping_add(1);
        self.strong_ref().set(strong);
        if strong == 0 {
            abort();
        }
    }

    fn dec_strong(&self) {
        self.strong_ref().set(self.strong() - 1);
    }

    fn weak(&self) -> usize {
        self.weak_ref().get()
    }

    fn inc_weak(&self) {
        let weak = self.weak().wrapping_add(1);
        self.weak_ref().set(weak);
        if weak == 0 {
            abort();
        }
    }

    fn dec_weak(&self) {
        self.weak_ref().set(self.weak() - 1);
    }
}

impl<T: ?Sized> RcInnerPtr for RcInner<T> {
    fn weak_ref(&self) -> &Cell<usize> {
        &self.weak
    }

    fn strong_ref(&self) -> &Cell<usize> {
        &self.strong
    }
}

impl<'a> RcInnerPtr for WeakInner<'a> {
    fn weak_ref(&self) -> &Cell<usize> {
        self.weak
    }

    fn strong_ref(&self) -> &Cell<usize> {
        self.strong
    }
}

impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Rc<T> {}
impl<T: RefUnwindSafe + ?Sized> RefUnwindSafe for Rc<T> {}
