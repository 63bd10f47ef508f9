//! Iterators that take their elements out of a buffer, so that what they yield can be put there.

/// Leads to the iterator at the source of a pipeline.
pub unsafe trait SourceIter {
    type Source;
    unsafe fn as_inner(&mut self) -> &mut Self::Source;
}

/// Yields no more elements than it has taken from its source.
pub unsafe trait InPlaceIterable {}

// A stage of a pipeline with the one before it in a field.
macro_rules! in_place {
    ([$($params:tt)*] $Name:ty, $field:ident: $Inner:ident) => {
        unsafe impl<$($params)*> crate::iter::SourceIter for $Name
        where
            $Inner: crate::iter::SourceIter,
        {
            type Source = $Inner::Source;
            unsafe fn as_inner(&mut self) -> &mut $Inner::Source {
                unsafe { crate::iter::SourceIter::as_inner(&mut self.$field) }
            }
        }

        unsafe impl<$($params)*> crate::iter::InPlaceIterable for $Name where $Inner: crate::iter::InPlaceIterable {}
    };
}
