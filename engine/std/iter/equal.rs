//! Equality of iterators; those of known and different lengths are told apart by that.

use super::TrustedLen;

trait SpecIterEq<B: Iterator>: Iterator {
    fn spec_iter_eq<F: FnMut(Self::Item, B::Item) -> bool>(self, b: B, f: F) -> bool;
}

pub(super) fn spec_iter_eq<A, B, F>(a: A, b: B, f: F) -> bool
where
    A: Iterator,
    B: Iterator,
    F: FnMut(A::Item, B::Item) -> bool,
{
    <A as SpecIterEq<B>>::spec_iter_eq(a, b, f)
}

fn iter_eq<A, B, F>(mut a: A, mut b: B, mut f: F) -> bool
where
    A: Iterator,
    B: Iterator,
    F: FnMut(A::Item, B::Item) -> bool,
{
    loop {
        let Some(x) = a.next() else { return b.next().is_none() };
        let Some(y) = b.next() else { return false };
        if !f(x, y) {
            return false;
        }
    }
}

impl<A: Iterator, B: Iterator> SpecIterEq<B> for A {
    default fn spec_iter_eq<F: FnMut(A::Item, B::Item) -> bool>(self, b: B, f: F) -> bool {
        iter_eq(self, b, f)
    }
}

impl<A: TrustedLen, B: TrustedLen> SpecIterEq<B> for A {
    fn spec_iter_eq<F: FnMut(A::Item, B::Item) -> bool>(self, b: B, f: F) -> bool {
        if let ((_, Some(n)), (_, Some(m))) = (self.size_hint(), b.size_hint()) {
            if n != m {
                return false;
            }
        }
        iter_eq(self, b, f)
    }
}
