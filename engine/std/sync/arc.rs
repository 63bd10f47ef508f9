//! Shared ownership across threads.

use crate::alloc::{self, Allocator, Global, Layout};
use crate::any::Any;
use crate::borrow;
use crate::boxed::Box;
use crate::clone::CloneToUninit;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::abort;
use crate::marker::{PhantomData, Unsize};
use crate::mem::{self, ManuallyDrop, MaybeUninit};
use crate::ops::{CoerceUnsized, Deref, DispatchFromDyn};
use crate::pin::Pin;
use crate::ptr::{self, NonNull};
use crate::string::String;
use crate::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use crate::sync::atomic::AtomicUsize;
use crate::vec::Vec;

const MAX_REFCOUNT: usize = (isize::MAX) as usize;

#[repr(C)]
struct ArcInner<T: ?Sized> {
    strong: AtomicUsize,
    weak: AtomicUsize,
    data: T,
}

unsafe impl<T: ?Sized + Sync + Send> Send for ArcInner<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for ArcInner<T> {}

fn arc_inner_layout_for_value_layout(layout: Layout) -> Layout {
    Layout::new::<ArcInner<()>>().extend(layout).unwrap().0.pad_to_align()
}

#[lang = "Arc"]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    phantom: PhantomData<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Arc<U>> for Arc<T> {}

impl<T: ?Sized> Arc<T> {
    fn inner(&self) -> &ArcInner<T> {
        unsafe { self.ptr.as_ref() }
    }

    unsafe fn from_inner(ptr: NonNull<ArcInner<T>>) -> Self {
        Self { ptr, phantom: PhantomData }
    }

    unsafe fn from_ptr(ptr: *mut ArcInner<T>) -> Self {
        unsafe { Self::from_inner(NonNull::new_unchecked(ptr)) }
    }
}

impl<T> Arc<T> {
    #[never_const]
    pub fn new(data: T) -> Arc<T> {
        let x: Box<_> = Box::new(ArcInner { strong: AtomicUsize::new(1), weak: AtomicUsize::new(1), data });
        unsafe { Self::from_inner(Box::leak(x).into()) }
    }

    pub fn new_cyclic<F>(data_fn: F) -> Arc<T>
    where
        F: FnOnce(&Weak<T>) -> T,
    {
        let uninit_ptr: NonNull<_> = Box::leak(Box::new(ArcInner {
            strong: AtomicUsize::new(0),
            weak: AtomicUsize::new(1),
            data: MaybeUninit::<T>::uninit(),
        }))
        .into();
        let init_ptr: NonNull<ArcInner<T>> = uninit_ptr.cast();
        let weak = Weak { ptr: init_ptr };
        let data = data_fn(&weak);
        let strong = unsafe {
            let inner = init_ptr.as_ptr();
            ptr::write(&raw mut (*inner).data, data);
            (*inner).strong.fetch_add(1, Release);
            Arc::from_inner(init_ptr)
        };
        mem::forget(weak);
        strong
    }

    pub fn pin(data: T) -> Pin<Arc<T>> {
        unsafe { Pin::new_unchecked(Arc::new(data)) }
    }

    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if this.inner().strong.compare_exchange(1, 0, Relaxed, Relaxed).is_err() {
            return Err(this);
        }
        this.inner().strong.load(Acquire);
        let this = ManuallyDrop::new(this);
        let elem: T = unsafe { ptr::read(&this.ptr.as_ref().data) };
        let _weak = Weak { ptr: this.ptr };
        Ok(elem)
    }

    pub fn into_inner(this: Self) -> Option<T> {
        let this = ManuallyDrop::new(this);
        if this.inner().strong.fetch_sub(1, Release) != 1 {
            return None;
        }
        this.inner().strong.load(Acquire);
        let inner = unsafe { ptr::read(&(*this.ptr.as_ptr()).data) };
        drop(Weak { ptr: this.ptr });
        Some(inner)
    }

    pub fn unwrap_or_clone(this: Self) -> T
    where
        T: Clone,
    {
        Arc::try_unwrap(this).unwrap_or_else(|arc| (*arc).clone())
    }
}

impl<T: ?Sized> Arc<T> {
    pub fn into_raw(this: Self) -> *const T {
        let this = ManuallyDrop::new(this);
        Self::as_ptr(&*this)
    }

    pub fn as_ptr(this: &Self) -> *const T {
        let ptr: *mut ArcInner<T> = NonNull::as_ptr(this.ptr);
        unsafe { &raw mut (*ptr).data }
    }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        unsafe {
            let offset = data_offset(ptr);
            let arc_ptr = ptr.byte_sub(offset) as *mut ArcInner<T>;
            Self::from_ptr(arc_ptr)
        }
    }

    pub unsafe fn increment_strong_count(ptr: *const T) {
        let arc = unsafe { ManuallyDrop::new(Arc::<T>::from_raw(ptr)) };
        let _arc_clone: ManuallyDrop<_> = arc.clone();
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) {
        unsafe { drop(Arc::from_raw(ptr)) };
    }

    pub fn downgrade(this: &Self) -> Weak<T> {
        let mut cur = this.inner().weak.load(Relaxed);
        loop {
            if cur == usize::MAX {
                crate::hint::spin_loop();
                cur = this.inner().weak.load(Relaxed);
                continue;
            }
            match this.inner().weak.compare_exchange_weak(cur, cur + 1, Acquire, Relaxed) {
                Ok(_) => return Weak { ptr: this.ptr },
                Err(old) => cur = old,
            }
        }
    }

    pub fn weak_count(this: &Self) -> usize {
        let cnt = this.inner().weak.load(Relaxed);
        if cnt == usize::MAX { 0 } else { cnt - 1 }
    }

    pub fn strong_count(this: &Self) -> usize {
        this.inner().strong.load(Relaxed)
    }

    fn is_unique(this: &Self) -> bool {
        if this.inner().weak.compare_exchange(1, usize::MAX, Acquire, Relaxed).is_ok() {
            let unique = this.inner().strong.load(Acquire) == 1;
            this.inner().weak.store(1, Release);
            unique
        } else {
            false
        }
    }

    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Self::is_unique(this) { unsafe { Some(Arc::get_mut_unchecked(this)) } } else { None }
    }

    pub unsafe fn get_mut_unchecked(this: &mut Self) -> &mut T {
        unsafe { &mut (*this.ptr.as_ptr()).data }
    }

    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr())
    }
}

impl<T: ?Sized + CloneToUninit> Arc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        let size = mem::size_of_val(&**this);
        if this.inner().strong.compare_exchange(1, 0, Acquire, Relaxed).is_err() {
            unsafe {
                let fresh = Self::allocate_for_ptr(&raw const **this);
                (**this).clone_to_uninit((&raw mut (*fresh).data).cast::<u8>());
                *this = Self::from_ptr(fresh);
            }
        } else if this.inner().weak.load(Relaxed) != 1 {
            let _weak = Weak { ptr: this.ptr };
            unsafe {
                let fresh = Self::allocate_for_ptr(&raw const **this);
                let dest = (&raw mut (*fresh).data).cast::<u8>();
                ptr::copy_nonoverlapping((&raw const **this).cast::<u8>(), dest, size);
                ptr::write(this, Self::from_ptr(fresh));
            }
        } else {
            this.inner().strong.store(1, Release);
        }
        unsafe { Self::get_mut_unchecked(this) }
    }
}

impl Arc<dyn Any + Send + Sync> {
    pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        if (*self).is::<T>() {
            let this = ManuallyDrop::new(self);
            Ok(unsafe { Arc::from_inner(this.ptr.cast()) })
        } else {
            Err(self)
        }
    }
}

unsafe fn data_offset<T: ?Sized>(ptr: *const T) -> usize {
    let align = unsafe { mem::align_of_val_raw(ptr) };
    let layout = Layout::new::<ArcInner<()>>();
    layout.size() + layout.padding_needed_for(align)
}

impl<T: ?Sized> Arc<T> {
    unsafe fn allocate_for_layout(value_layout: Layout) -> *mut u8 {
        let layout = arc_inner_layout_for_value_layout(value_layout);
        match Global.allocate(layout) {
            Ok(ptr) => ptr.as_mut_ptr(),
            Err(_) => alloc::handle_alloc_error(layout),
        }
    }

    unsafe fn allocate_for_ptr(ptr: *const T) -> *mut ArcInner<T> {
        unsafe {
            let mem = Self::allocate_for_layout(Layout::for_value_raw(ptr));
            let inner = mem.with_metadata_of(ptr as *const ArcInner<T>);
            Self::start_counting(inner);
            inner
        }
    }

    unsafe fn start_counting(inner: *mut ArcInner<T>) {
        unsafe {
            ptr::write(&raw mut (*inner).strong, AtomicUsize::new(1));
            ptr::write(&raw mut (*inner).weak, AtomicUsize::new(1));
        }
    }

    fn from_box(src: Box<T>) -> Arc<T> {
        unsafe {
            let value_size = mem::size_of_val(&*src);
            let ptr = Self::allocate_for_ptr(&*src);
            ptr::copy_nonoverlapping(
                (&raw const *src) as *const u8,
                (&raw mut (*ptr).data) as *mut u8,
                value_size,
            );
            let bptr = Box::into_raw(src);
            let src = Box::from_raw(bptr as *mut ManuallyDrop<T>);
            drop(src);
            Self::from_ptr(ptr)
        }
    }
}

impl<T> Arc<[T]> {
    unsafe fn copy_from_slice(v: &[T]) -> Arc<[T]> {
        unsafe {
            let layout = arc_inner_layout_for_value_layout(Layout::for_value(v));
            let mem = match Global.allocate(layout) {
                Ok(ptr) => ptr.as_mut_ptr(),
                Err(_) => alloc::handle_alloc_error(layout),
            };
            let ptr = ptr::slice_from_raw_parts_mut(mem as *mut T, v.len()) as *mut ArcInner<[T]>;
            Self::start_counting(ptr);
            ptr::copy_nonoverlapping(v.as_ptr(), (&raw mut (*ptr).data) as *mut T, v.len());
            Self::from_ptr(ptr)
        }
    }
}

impl<T> Arc<T> {
    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        unsafe {
            let inner = Arc::<T>::allocate_for_layout(Layout::new::<T>()) as *mut ArcInner<MaybeUninit<T>>;
            Arc::<MaybeUninit<T>>::start_counting(inner);
            Arc::from_ptr(inner)
        }
    }

    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        let this = Self::new_uninit();
        unsafe { (&raw mut (*this.ptr.as_ptr()).data).write_bytes(0, 1) };
        this
    }
}

impl<T> Arc<[T]> {
    pub fn new_uninit_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        unsafe {
            let mem = Arc::<[T]>::allocate_for_layout(Layout::array::<T>(len).unwrap());
            let inner = ptr::slice_from_raw_parts_mut(mem as *mut T, len) as *mut ArcInner<[MaybeUninit<T>]>;
            Arc::<[MaybeUninit<T>]>::start_counting(inner);
            Arc::from_ptr(inner)
        }
    }

    pub fn new_zeroed_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        let this = Self::new_uninit_slice(len);
        unsafe { ((&raw mut (*this.ptr.as_ptr()).data) as *mut T).write_bytes(0, len) };
        this
    }
}

impl<T> Arc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Arc<T> {
        let this = ManuallyDrop::new(self);
        unsafe { Arc::from_inner(this.ptr.cast()) }
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        let this = ManuallyDrop::new(self);
        unsafe { Arc::from_ptr(this.ptr.as_ptr() as *mut ArcInner<[T]>) }
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.inner().data
    }
}

impl<T: ?Sized> Drop for Arc<T> {
    fn drop(&mut self) {
        if self.inner().strong.fetch_sub(1, Release) != 1 {
            return;
        }
        self.inner().strong.load(Acquire);
        unsafe {
            self.drop_slow();
        }
    }
}

impl<T: ?Sized> Arc<T> {
    unsafe fn drop_slow(&mut self) {
        let _weak = Weak { ptr: self.ptr };
        unsafe { ptr::drop_in_place(&mut (*self.ptr.as_ptr()).data) };
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    fn clone(&self) -> Arc<T> {
        let old_size = self.inner().strong.fetch_add(1, Relaxed);
        if old_size > MAX_REFCOUNT {
            abort();
        }
        unsafe { Self::from_inner(self.ptr) }
    }
}

impl<T: Default> Default for Arc<T> {
    fn default() -> Arc<T> {
        Arc::new(Default::default())
    }
}

impl Default for Arc<str> {
    fn default() -> Arc<str> {
        Arc::from("")
    }
}

impl<T> Default for Arc<[T]> {
    fn default() -> Arc<[T]> {
        Arc::from([])
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Arc<T> {
    fn eq(&self, other: &Arc<T>) -> bool {
        **self == **other
    }
}

impl<T: ?Sized + Eq> Eq for Arc<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> {
    fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: ?Sized + Ord> Ord for Arc<T> {
    fn cmp(&self, other: &Arc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash> Hash for Arc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&(&raw const **self), f)
    }
}

impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Self {
        Arc::new(t)
    }
}

impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(v: &[T]) -> Arc<[T]> {
        Arc::from(v.to_vec())
    }
}

impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(mut v: Vec<T>) -> Arc<[T]> {
        unsafe {
            let rc = Arc::copy_from_slice(&v);
            v.set_len(0);
            rc
        }
    }
}

impl From<&str> for Arc<str> {
    fn from(v: &str) -> Arc<str> {
        let rc = unsafe { Arc::<[u8]>::copy_from_slice(v.as_bytes()) };
        unsafe { Arc::from_raw(Arc::into_raw(rc) as *const str) }
    }
}

impl From<String> for Arc<str> {
    fn from(v: String) -> Arc<str> {
        Arc::from(&v[..])
    }
}

impl<T: Clone> From<&mut [T]> for Arc<[T]> {
    fn from(v: &mut [T]) -> Arc<[T]> {
        Arc::from(&*v)
    }
}

impl<T, const N: usize> From<[T; N]> for Arc<[T]> {
    fn from(v: [T; N]) -> Arc<[T]> {
        Arc::<[T; N]>::from(v)
    }
}

impl From<&mut str> for Arc<str> {
    fn from(v: &mut str) -> Arc<str> {
        Arc::from(&*v)
    }
}

impl<T: ?Sized> From<Box<T>> for Arc<T> {
    fn from(v: Box<T>) -> Arc<T> {
        Arc::from_box(v)
    }
}

impl<'a, B> From<borrow::Cow<'a, B>> for Arc<B>
where
    B: borrow::ToOwned + ?Sized,
    Arc<B>: From<&'a B> + From<B::Owned>,
{
    fn from(cow: borrow::Cow<'a, B>) -> Arc<B> {
        match cow {
            borrow::Cow::Borrowed(s) => Arc::from(s),
            borrow::Cow::Owned(s) => Arc::from(s),
        }
    }
}

impl From<Arc<str>> for Arc<[u8]> {
    fn from(rc: Arc<str>) -> Self {
        unsafe { Arc::from_raw(Arc::into_raw(rc) as *const [u8]) }
    }
}

impl<T, const N: usize> TryFrom<Arc<[T]>> for Arc<[T; N]> {
    type Error = Arc<[T]>;

    fn try_from(boxed_slice: Arc<[T]>) -> Result<Self, Self::Error> {
        if boxed_slice.len() == N {
            Ok(unsafe { Arc::from_raw(Arc::into_raw(boxed_slice) as *mut [T; N]) })
        } else {
            Err(boxed_slice)
        }
    }
}

impl<T> FromIterator<T> for Arc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Arc::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl<T: ?Sized> borrow::Borrow<T> for Arc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsRef<T> for Arc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> Unpin for Arc<T> {}
unsafe impl<T: ?Sized> crate::marker::UnsafeUnpin for Arc<T> {}

impl<T: crate::error::Error + ?Sized> crate::error::Error for Arc<T> {}

pub struct Weak<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}

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
    weak: &'a AtomicUsize,
    strong: &'a AtomicUsize,
}

impl<T: ?Sized> Weak<T> {
    pub fn as_ptr(&self) -> *const T {
        let ptr: *mut ArcInner<T> = NonNull::as_ptr(self.ptr);
        unsafe { &raw mut (*ptr).data }
    }

    pub fn into_raw(self) -> *const T {
        ManuallyDrop::new(self).as_ptr()
    }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        let offset = unsafe { data_offset(ptr) };
        let ptr = unsafe { ptr.byte_sub(offset) as *mut ArcInner<T> };
        Weak { ptr: unsafe { NonNull::new_unchecked(ptr) } }
    }

    pub fn upgrade(&self) -> Option<Arc<T>> {
        let inner = self.inner()?;
        let mut n = inner.strong.load(Relaxed);
        loop {
            if n == 0 {
                return None;
            }
            if n > MAX_REFCOUNT {
                abort();
            }
            match inner.strong.compare_exchange_weak(n, n + 1, Acquire, Relaxed) {
                Ok(_) => return Some(unsafe { Arc::from_inner(self.ptr) }),
                Err(old) => n = old,
            }
        }
    }

    pub fn strong_count(&self) -> usize {
        if let Some(inner) = self.inner() { inner.strong.load(Relaxed) } else { 0 }
    }

    pub fn weak_count(&self) -> usize {
        if let Some(inner) = self.inner() {
            let weak = inner.weak.load(Acquire);
            let strong = inner.strong.load(Relaxed);
            if strong == 0 { 0 } else { weak - 1 }
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
        if inner.weak.fetch_sub(1, Release) == 1 {
            inner.weak.load(Acquire);
            unsafe {
                Global.deallocate(self.ptr.cast(), Layout::for_value_raw(self.ptr.as_ptr()));
            }
        }
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if let Some(inner) = self.inner() {
            let old_size = inner.weak.fetch_add(1, Relaxed);
            if old_size > MAX_REFCOUNT {
                abort();
            }
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
