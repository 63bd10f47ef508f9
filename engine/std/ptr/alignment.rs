use crate::mem;

/// A power of two.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Alignment(crate::num::NonZero<usize>);

impl Alignment {
    pub const MIN: Self = unsafe { Self::new_unchecked(1) };

    pub const fn of<T>() -> Self {
        unsafe { Self::new_unchecked(mem::align_of::<T>()) }
    }

    pub const fn new(align: usize) -> Option<Self> {
        if align != 0 && align & (align - 1) == 0 { Some(unsafe { Self::new_unchecked(align) }) } else { None }
    }

    pub const unsafe fn new_unchecked(align: usize) -> Self {
        Alignment(unsafe { crate::num::NonZero::new_unchecked(align) })
    }

    pub const fn as_usize(self) -> usize {
        self.0.get()
    }
}

impl crate::fmt::Debug for Alignment {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        write!(f, "{} (1 << {})", self.as_usize(), self.as_usize().trailing_zeros())
    }
}
