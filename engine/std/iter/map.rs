use super::FusedIterator;
use crate::fmt;

#[derive(Clone)]
pub struct Map<I, F> {
    iter: I,
    f: F,
}

impl<I, F> Map<I, F> {
    pub(super) fn new(iter: I, f: F) -> Map<I, F> {
        Map { iter, f }
    }
}

impl<I: fmt::Debug, F> fmt::Debug for Map<I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Map").field("iter", &self.iter).finish()
    }
}

impl<B, I: Iterator, F> Iterator for Map<I, F>
where
    F: FnMut(I::Item) -> B,
{
    type Item = B;

    fn next(&mut self) -> Option<B> {
        self.iter.next().map(&mut self.f)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<B, I: DoubleEndedIterator, F> DoubleEndedIterator for Map<I, F>
where
    F: FnMut(I::Item) -> B,
{
    fn next_back(&mut self) -> Option<B> {
        self.iter.next_back().map(&mut self.f)
    }
}

impl<B, I: ExactSizeIterator, F> ExactSizeIterator for Map<I, F>
where
    F: FnMut(I::Item) -> B,
{
    fn len(&self) -> usize {
        self.iter.len()
    }
}

impl<B, I: FusedIterator, F> FusedIterator for Map<I, F> where F: FnMut(I::Item) -> B {}

#[derive(Clone)]
pub struct MapWhile<I, P> {
    iter: I,
    predicate: P,
}

impl<I, P> MapWhile<I, P> {
    pub(super) fn new(iter: I, predicate: P) -> MapWhile<I, P> {
        MapWhile { iter, predicate }
    }
}

impl<B, I: Iterator, P> Iterator for MapWhile<I, P>
where
    P: FnMut(I::Item) -> Option<B>,
{
    type Item = B;

    fn next(&mut self) -> Option<B> {
        let x = self.iter.next()?;
        (self.predicate)(x)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (_, upper) = self.iter.size_hint();
        (0, upper)
    }
}

#[derive(Clone)]
pub struct Scan<I, St, F> {
    iter: I,
    f: F,
    state: St,
}

impl<I, St, F> Scan<I, St, F> {
    pub(super) fn new(iter: I, state: St, f: F) -> Scan<I, St, F> {
        Scan { iter, state, f }
    }
}

impl<B, I, St, F> Iterator for Scan<I, St, F>
where
    I: Iterator,
    F: FnMut(&mut St, I::Item) -> Option<B>,
{
    type Item = B;

    fn next(&mut self) -> Option<B> {
        let a = self.iter.next()?;
        (self.f)(&mut self.state, a)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (_, upper) = self.iter.size_hint();
        (0, upper)
    }
}

#[derive(Clone, Debug)]
pub struct Enumerate<I> {
    iter: I,
    count: usize,
}

impl<I> Enumerate<I> {
    pub(super) fn new(iter: I) -> Enumerate<I> {
        Enumerate { iter, count: 0 }
    }
}

impl<I: Iterator> Iterator for Enumerate<I> {
    type Item = (usize, <I as Iterator>::Item);

    fn next(&mut self) -> Option<(usize, <I as Iterator>::Item)> {
        let a = self.iter.next()?;
        let i = self.count;
        self.count += 1;
        Some((i, a))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn nth(&mut self, n: usize) -> Option<(usize, I::Item)> {
        let a = self.iter.nth(n)?;
        let i = self.count + n;
        self.count = i + 1;
        Some((i, a))
    }

    fn count(self) -> usize {
        self.iter.count()
    }
}

impl<I> DoubleEndedIterator for Enumerate<I>
where
    I: ExactSizeIterator + DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<(usize, <I as Iterator>::Item)> {
        let a = self.iter.next_back()?;
        let len = self.iter.len();
        Some((self.count + len, a))
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Enumerate<I> {
    fn len(&self) -> usize {
        self.iter.len()
    }
}

impl<I: FusedIterator> FusedIterator for Enumerate<I> {}

macro_rules! of_references {
    ($Name:ident $Bound:ident $method:ident) => {
        #[derive(Clone, Debug)]
        pub struct $Name<I> {
            it: I,
        }

        impl<I> $Name<I> {
            pub(super) fn new(it: I) -> $Name<I> {
                $Name { it }
            }
        }

        impl<'a, I, T: 'a> Iterator for $Name<I>
        where
            I: Iterator<Item = &'a T>,
            T: $Bound,
        {
            type Item = T;

            fn next(&mut self) -> Option<T> {
                self.it.next().$method()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.it.size_hint()
            }
        }

        impl<'a, I, T: 'a> DoubleEndedIterator for $Name<I>
        where
            I: DoubleEndedIterator<Item = &'a T>,
            T: $Bound,
        {
            fn next_back(&mut self) -> Option<T> {
                self.it.next_back().$method()
            }
        }

        impl<'a, I, T: 'a> ExactSizeIterator for $Name<I>
        where
            I: ExactSizeIterator<Item = &'a T>,
            T: $Bound,
        {
            fn len(&self) -> usize {
                self.it.len()
            }
        }

        impl<'a, I, T: 'a> FusedIterator for $Name<I>
        where
            I: FusedIterator<Item = &'a T>,
            T: $Bound,
        {
        }
    };
}

of_references! { Cloned Clone cloned }
of_references! { Copied Copy copied }

in_place! { [I, F] Map<I, F>, iter: I }
in_place! { [I, P] MapWhile<I, P>, iter: I }
in_place! { [I, St, F] Scan<I, St, F>, iter: I }
in_place! { [I] Enumerate<I>, iter: I }
in_place! { [I] Cloned<I>, it: I }
in_place! { [I] Copied<I>, it: I }
