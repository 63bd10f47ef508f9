//! Iterators.

#[macro_use]
mod in_place;

mod accum;
mod chain;
mod collect;
mod double_ended;
mod equal;
mod filter;
mod flatten;
mod fuse;
mod iterator;
mod map;
mod marker;
mod peekable;
mod range;
mod skip;
mod sources;
mod take;
mod trusted;
mod try_process;
mod zip;

pub use self::accum::{Product, Sum};
pub use self::chain::{chain, Chain};
pub use self::collect::{Extend, FromIterator, IntoIterator};
pub use self::double_ended::{DoubleEndedIterator, Rev};
pub use self::filter::{Filter, FilterMap, Inspect};
pub use self::flatten::{FlatMap, Flatten};
pub use self::fuse::{Cycle, Fuse};
pub use self::iterator::Iterator;
pub use self::map::{Cloned, Copied, Enumerate, Map, MapWhile, Scan};
pub use self::in_place::{InPlaceIterable, SourceIter};
pub use self::marker::{ExactSizeIterator, FusedIterator};
pub use self::peekable::Peekable;
pub use self::range::Step;
pub use self::skip::{Skip, SkipWhile, StepBy};
pub use self::sources::{
    empty, from_fn, once, once_with, repeat, repeat_n, repeat_with, successors, Empty, FromFn, Once, OnceWith, Repeat,
    RepeatN, RepeatWith, Successors,
};
pub use self::take::{Take, TakeWhile};
pub use self::trusted::{TrustedLen, TrustedRandomAccess};
pub(crate) use self::try_process::try_process;
pub use self::zip::{zip, Zip};
