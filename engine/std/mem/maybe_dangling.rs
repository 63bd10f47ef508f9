/// Holds a value whose references need not be dereferenceable: nothing inside is retagged.
#[lang = "maybe_dangling"]
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct MaybeDangling<P: ?Sized>(P);

impl<P: ?Sized> MaybeDangling<P> {
    #[rustc_no_writable]
    pub const fn new(x: P) -> Self
    where
        P: Sized,
    {
        MaybeDangling(x)
    }

    pub const fn as_ref(&self) -> &P {
        &self.0
    }

    pub const fn as_mut(&mut self) -> &mut P {
        &mut self.0
    }

    pub const fn into_inner(self) -> P
    where
        P: Sized,
    {
        self.0
    }
}
