//! Atomic types.

use self::Ordering::*;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;

#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
pub enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

#[track_caller]
unsafe fn atomic_store<T: Copy>(dst: *mut T, val: T, order: Ordering) {
    unsafe {
        match order {
            Relaxed => intrinsics::atomic_store::<T, 0>(dst, val),
            Release => intrinsics::atomic_store::<T, 1>(dst, val),
            SeqCst => intrinsics::atomic_store::<T, 4>(dst, val),
            Acquire => panic!("there is no such thing as an acquire store"),
            AcqRel => panic!("there is no such thing as an acquire-release store"),
        }
    }
}

#[track_caller]
unsafe fn atomic_load<T: Copy>(dst: *const T, order: Ordering) -> T {
    unsafe {
        match order {
            Relaxed => intrinsics::atomic_load::<T, 0>(dst),
            Acquire => intrinsics::atomic_load::<T, 2>(dst),
            SeqCst => intrinsics::atomic_load::<T, 4>(dst),
            Release => panic!("there is no such thing as a release load"),
            AcqRel => panic!("there is no such thing as an acquire-release load"),
        }
    }
}

macro_rules! read_modify_write {
    (@operand) => { T };
    (@operand $u:ident) => { $u };
    ($($name:ident $intrinsic:ident [$($u:ident)?];)*) => {
        $(
            #[track_caller]
            unsafe fn $name<T: Copy $(, $u: Copy)?>(dst: *mut T, val: read_modify_write!(@operand $($u)?), order: Ordering) -> T {
                unsafe {
                    match order {
                        Relaxed => intrinsics::$intrinsic::<T, $($u,)? 0>(dst, val),
                        Release => intrinsics::$intrinsic::<T, $($u,)? 1>(dst, val),
                        Acquire => intrinsics::$intrinsic::<T, $($u,)? 2>(dst, val),
                        AcqRel => intrinsics::$intrinsic::<T, $($u,)? 3>(dst, val),
                        SeqCst => intrinsics::$intrinsic::<T, $($u,)? 4>(dst, val),
                    }
                }
            }
        )*
    };
}

read_modify_write! {
    atomic_swap atomic_xchg [];
    atomic_add atomic_xadd [U];
    atomic_sub atomic_xsub [U];
    atomic_and atomic_and [U];
    atomic_nand atomic_nand [U];
    atomic_or atomic_or [U];
    atomic_xor atomic_xor [U];
    atomic_max atomic_max [];
    atomic_min atomic_min [];
    atomic_umax atomic_umax [];
    atomic_umin atomic_umin [];
}

macro_rules! exchange {
    ($dst:ident, $old:ident, $new:ident, $success:ident, $failure:ident, $intrinsic:ident) => {
        match ($success, $failure) {
            (Relaxed, Relaxed) => intrinsics::$intrinsic::<T, 0, 0>($dst, $old, $new),
            (Relaxed, Acquire) => intrinsics::$intrinsic::<T, 0, 2>($dst, $old, $new),
            (Relaxed, SeqCst) => intrinsics::$intrinsic::<T, 0, 4>($dst, $old, $new),
            (Acquire, Relaxed) => intrinsics::$intrinsic::<T, 2, 0>($dst, $old, $new),
            (Acquire, Acquire) => intrinsics::$intrinsic::<T, 2, 2>($dst, $old, $new),
            (Acquire, SeqCst) => intrinsics::$intrinsic::<T, 2, 4>($dst, $old, $new),
            (Release, Relaxed) => intrinsics::$intrinsic::<T, 1, 0>($dst, $old, $new),
            (Release, Acquire) => intrinsics::$intrinsic::<T, 1, 2>($dst, $old, $new),
            (Release, SeqCst) => intrinsics::$intrinsic::<T, 1, 4>($dst, $old, $new),
            (AcqRel, Relaxed) => intrinsics::$intrinsic::<T, 3, 0>($dst, $old, $new),
            (AcqRel, Acquire) => intrinsics::$intrinsic::<T, 3, 2>($dst, $old, $new),
            (AcqRel, SeqCst) => intrinsics::$intrinsic::<T, 3, 4>($dst, $old, $new),
            (SeqCst, Relaxed) => intrinsics::$intrinsic::<T, 4, 0>($dst, $old, $new),
            (SeqCst, Acquire) => intrinsics::$intrinsic::<T, 4, 2>($dst, $old, $new),
            (SeqCst, SeqCst) => intrinsics::$intrinsic::<T, 4, 4>($dst, $old, $new),
            (_, AcqRel) => panic!("there is no such thing as an acquire-release failure ordering"),
            (_, Release) => panic!("there is no such thing as a release failure ordering"),
        }
    };
}

#[track_caller]
unsafe fn atomic_compare_exchange<T: Copy>(
    dst: *mut T,
    old: T,
    new: T,
    success: Ordering,
    failure: Ordering,
) -> Result<T, T> {
    let (val, ok) = unsafe { exchange!(dst, old, new, success, failure, atomic_cxchg) };
    if ok { Ok(val) } else { Err(val) }
}

#[track_caller]
unsafe fn atomic_compare_exchange_weak<T: Copy>(
    dst: *mut T,
    old: T,
    new: T,
    success: Ordering,
    failure: Ordering,
) -> Result<T, T> {
    let (val, ok) = unsafe { exchange!(dst, old, new, success, failure, atomic_cxchgweak) };
    if ok { Ok(val) } else { Err(val) }
}

#[track_caller]
pub fn fence(order: Ordering) {
    unsafe {
        match order {
            Acquire => intrinsics::atomic_fence::<2>(),
            Release => intrinsics::atomic_fence::<1>(),
            AcqRel => intrinsics::atomic_fence::<3>(),
            SeqCst => intrinsics::atomic_fence::<4>(),
            Relaxed => panic!("there is no such thing as a relaxed fence"),
        }
    }
}

#[track_caller]
pub fn compiler_fence(order: Ordering) {
    unsafe {
        match order {
            Acquire => intrinsics::atomic_singlethreadfence::<2>(),
            Release => intrinsics::atomic_singlethreadfence::<1>(),
            AcqRel => intrinsics::atomic_singlethreadfence::<3>(),
            SeqCst => intrinsics::atomic_singlethreadfence::<4>(),
            Relaxed => panic!("there is no such thing as a relaxed compiler fence"),
        }
    }
}

pub fn spin_loop_hint() {
    crate::hint::spin_loop()
}

const fn strongest_failure_ordering(order: Ordering) -> Ordering {
    match order {
        Release => Relaxed,
        Relaxed => Relaxed,
        SeqCst => SeqCst,
        Acquire => Acquire,
        AcqRel => Acquire,
    }
}

macro_rules! atomic_common {
    ($Atomic:ident [$($generic:ident)?] $t:ty, $raw:ty) => {
        impl$(<$generic>)? $Atomic$(<$generic>)? {
            pub const unsafe fn from_ptr<'a>(ptr: *mut $t) -> &'a Self {
                unsafe { &*ptr.cast() }
            }

            pub fn get_mut(&mut self) -> &mut $t {
                unsafe { &mut *(self.v.get() as *mut $t) }
            }

            pub const fn into_inner(self) -> $t {
                unsafe { crate::mem::transmute::<$raw, $t>(self.v.into_inner()) }
            }

            pub const fn as_ptr(&self) -> *mut $t {
                self.v.get() as *mut $t
            }

            pub fn fetch_update<F>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<$t, $t>
            where
                F: FnMut($t) -> Option<$t>,
            {
                let mut prev = self.load(fetch_order);
                while let Some(next) = f(prev) {
                    match self.compare_exchange_weak(prev, next, set_order, fetch_order) {
                        x @ Ok(_) => return x,
                        Err(next_prev) => prev = next_prev,
                    }
                }
                Err(prev)
            }

            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut($t) -> Option<$t>,
            ) -> Result<$t, $t> {
                self.fetch_update(set_order, fetch_order, f)
            }

            pub fn update(&self, set_order: Ordering, fetch_order: Ordering, mut f: impl FnMut($t) -> $t) -> $t {
                let mut prev = self.load(fetch_order);
                loop {
                    match self.compare_exchange_weak(prev, f(prev), set_order, fetch_order) {
                        Ok(x) => break x,
                        Err(next_prev) => prev = next_prev,
                    }
                }
            }
        }

        unsafe impl$(<$generic>)? Sync for $Atomic$(<$generic>)? {}
        unsafe impl$(<$generic>)? Send for $Atomic$(<$generic>)? {}
        impl$(<$generic>)? crate::panic::RefUnwindSafe for $Atomic$(<$generic>)? {}

        impl$(<$generic>)? From<$t> for $Atomic$(<$generic>)? {
            fn from(v: $t) -> Self {
                Self::new(v)
            }
        }

        impl$(<$generic>)? fmt::Debug for $Atomic$(<$generic>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.load(Relaxed), f)
            }
        }
    };
}

macro_rules! atomic_methods {
    ($t:ty) => {
        pub const fn new(v: $t) -> Self {
            Self { v: UnsafeCell::new(v) }
        }

        #[track_caller]
        pub fn load(&self, order: Ordering) -> $t {
            unsafe { atomic_load(self.v.get(), order) }
        }

        #[track_caller]
        pub fn store(&self, val: $t, order: Ordering) {
            unsafe { atomic_store(self.v.get(), val, order) }
        }

        #[track_caller]
        pub fn swap(&self, val: $t, order: Ordering) -> $t {
            unsafe { atomic_swap(self.v.get(), val, order) }
        }

        #[track_caller]
        pub fn compare_and_swap(&self, current: $t, new: $t, order: Ordering) -> $t {
            match self.compare_exchange(current, new, order, strongest_failure_ordering(order)) {
                Ok(x) => x,
                Err(x) => x,
            }
        }

        #[track_caller]
        pub fn compare_exchange(
            &self,
            current: $t,
            new: $t,
            success: Ordering,
            failure: Ordering,
        ) -> Result<$t, $t> {
            unsafe { atomic_compare_exchange(self.v.get(), current, new, success, failure) }
        }

        #[track_caller]
        pub fn compare_exchange_weak(
            &self,
            current: $t,
            new: $t,
            success: Ordering,
            failure: Ordering,
        ) -> Result<$t, $t> {
            unsafe { atomic_compare_exchange_weak(self.v.get(), current, new, success, failure) }
        }
    };
}

macro_rules! atomic_int {
    ($($Atomic:ident $t:ident $align:literal $max:ident $min:ident;)*) => {
        $(
            #[repr(C, align($align))]
            pub struct $Atomic {
                v: UnsafeCell<$t>,
            }

            impl Default for $Atomic {
                fn default() -> Self {
                    Self::new(0)
                }
            }

            atomic_common! { $Atomic [] $t, $t }

            impl $Atomic {
                atomic_methods! { $t }

                #[track_caller]
                pub fn fetch_add(&self, val: $t, order: Ordering) -> $t {
                    unsafe { atomic_add(self.v.get(), val, order) }
                }

                #[track_caller]
                pub fn fetch_sub(&self, val: $t, order: Ordering) -> $t {
                    unsafe { atomic_sub(self.v.get(), val, order) }
                }

                #[track_caller]
                pub fn fetch_and(&self, val: $t, order: Ordering) -> $t {
                    unsafe { atomic_and(self.v.get(), val, order) }
                }

                #[track_caller]
                pub fn fetch_nand(&self, val: $t, order: Ordering) -> $t {
                    unsafe { atomic_nand(self.v.get(), val, order) }
                }

                #[track_caller]
                pub fn fetch_or(&self, val: $t, order: Ordering) -> $t {
                    unsafe { atomic_or(self.v.get(), val, order) }
                }

                #[track_caller]
                pub fn fetch_xor(&self, val: $t, order: Ordering) -> $t {
                    unsafe { atomic_xor(self.v.get(), val, order) }
                }

                #[track_caller]
                pub fn fetch_max(&self, val: $t, order: Ordering) -> $t {
                    unsafe { $max(self.v.get(), val, order) }
                }

                #[track_caller]
                pub fn fetch_min(&self, val: $t, order: Ordering) -> $t {
                    unsafe { $min(self.v.get(), val, order) }
                }
            }
        )*
    };
}

atomic_int! {
    AtomicI8 i8 1 atomic_max atomic_min;
    AtomicU8 u8 1 atomic_umax atomic_umin;
    AtomicI16 i16 2 atomic_max atomic_min;
    AtomicU16 u16 2 atomic_umax atomic_umin;
    AtomicI32 i32 4 atomic_max atomic_min;
    AtomicU32 u32 4 atomic_umax atomic_umin;
    AtomicI64 i64 8 atomic_max atomic_min;
    AtomicU64 u64 8 atomic_umax atomic_umin;
    AtomicIsize isize 8 atomic_max atomic_min;
    AtomicUsize usize 8 atomic_umax atomic_umin;
}

#[repr(C, align(1))]
pub struct AtomicBool {
    v: UnsafeCell<u8>,
}

impl Default for AtomicBool {
    fn default() -> Self {
        Self::new(false)
    }
}

atomic_common! { AtomicBool [] bool, u8 }

impl AtomicBool {
    pub const fn new(v: bool) -> AtomicBool {
        AtomicBool { v: UnsafeCell::new(v as u8) }
    }

    #[track_caller]
    pub fn load(&self, order: Ordering) -> bool {
        unsafe { atomic_load(self.v.get(), order) != 0 }
    }

    #[track_caller]
    pub fn store(&self, val: bool, order: Ordering) {
        unsafe { atomic_store(self.v.get(), val as u8, order) }
    }

    #[track_caller]
    pub fn swap(&self, val: bool, order: Ordering) -> bool {
        unsafe { atomic_swap(self.v.get(), val as u8, order) != 0 }
    }

    #[track_caller]
    pub fn compare_exchange(
        &self,
        current: bool,
        new: bool,
        success: Ordering,
        failure: Ordering,
    ) -> Result<bool, bool> {
        match unsafe { atomic_compare_exchange(self.v.get(), current as u8, new as u8, success, failure) } {
            Ok(x) => Ok(x != 0),
            Err(x) => Err(x != 0),
        }
    }

    #[track_caller]
    pub fn compare_exchange_weak(
        &self,
        current: bool,
        new: bool,
        success: Ordering,
        failure: Ordering,
    ) -> Result<bool, bool> {
        match unsafe { atomic_compare_exchange_weak(self.v.get(), current as u8, new as u8, success, failure) } {
            Ok(x) => Ok(x != 0),
            Err(x) => Err(x != 0),
        }
    }

    #[track_caller]
    pub fn fetch_and(&self, val: bool, order: Ordering) -> bool {
        unsafe { atomic_and(self.v.get(), val as u8, order) != 0 }
    }

    #[track_caller]
    pub fn fetch_or(&self, val: bool, order: Ordering) -> bool {
        unsafe { atomic_or(self.v.get(), val as u8, order) != 0 }
    }

    #[track_caller]
    pub fn fetch_xor(&self, val: bool, order: Ordering) -> bool {
        unsafe { atomic_xor(self.v.get(), val as u8, order) != 0 }
    }

    #[track_caller]
    pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool {
        if val { self.fetch_xor(true, order) } else { self.swap(true, order) }
    }

    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.fetch_xor(true, order)
    }
}

#[repr(C, align(8))]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}

impl<T> Default for AtomicPtr<T> {
    fn default() -> AtomicPtr<T> {
        AtomicPtr::new(crate::ptr::null_mut())
    }
}

atomic_common! { AtomicPtr [T] *mut T, *mut T }

impl<T> AtomicPtr<T> {
    atomic_methods! { *mut T }

    #[track_caller]
    pub fn fetch_ptr_add(&self, val: usize, order: Ordering) -> *mut T {
        self.fetch_byte_add(val.wrapping_mul(crate::mem::size_of::<T>()), order)
    }

    #[track_caller]
    pub fn fetch_ptr_sub(&self, val: usize, order: Ordering) -> *mut T {
        self.fetch_byte_sub(val.wrapping_mul(crate::mem::size_of::<T>()), order)
    }

    #[track_caller]
    pub fn fetch_byte_add(&self, val: usize, order: Ordering) -> *mut T {
        unsafe { atomic_add(self.v.get(), val, order) }
    }

    #[track_caller]
    pub fn fetch_byte_sub(&self, val: usize, order: Ordering) -> *mut T {
        unsafe { atomic_sub(self.v.get(), val, order) }
    }

    #[track_caller]
    pub fn fetch_or(&self, val: usize, order: Ordering) -> *mut T {
        unsafe { atomic_or(self.v.get(), val, order) }
    }

    #[track_caller]
    pub fn fetch_and(&self, val: usize, order: Ordering) -> *mut T {
        unsafe { atomic_and(self.v.get(), val, order) }
    }

    #[track_caller]
    pub fn fetch_xor(&self, val: usize, order: Ordering) -> *mut T {
        unsafe { atomic_xor(self.v.get(), val, order) }
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.load(Relaxed), f)
    }
}
