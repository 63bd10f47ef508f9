use crate::ops::{ControlFlow, FromResidual, Try};

/// What an iterator yields up to the first failure, which is kept.
pub struct GenericShunt<'a, I, R> {
    iter: I,
    residual: &'a mut Option<R>,
}

/// Makes one value of what `iter` yields, or gives back the failure that it yields first.
pub(crate) fn try_process<I, T, R, U, O>(iter: I, f: impl FnOnce(GenericShunt<'_, I, R>) -> U) -> O
where
    I: Iterator<Item: Try<Output = T, Residual = R>>,
    O: Try<Output = U> + FromResidual<R>,
{
    let mut residual = None;
    let value = f(GenericShunt { iter, residual: &mut residual });
    match residual {
        None => O::from_output(value),
        Some(r) => O::from_residual(r),
    }
}

impl<I, R> Iterator for GenericShunt<'_, I, R>
where
    I: Iterator<Item: Try<Residual = R>>,
{
    type Item = <I::Item as Try>::Output;

    fn next(&mut self) -> Option<Self::Item> {
        match self.iter.next()?.branch() {
            ControlFlow::Continue(value) => Some(value),
            ControlFlow::Break(r) => {
                *self.residual = Some(r);
                None
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.residual.is_some() {
            (0, Some(0))
        } else {
            let (_, upper) = self.iter.size_hint();
            (0, upper)
        }
    }
}

in_place! { [I, R] GenericShunt<'_, I, R>, iter: I }
