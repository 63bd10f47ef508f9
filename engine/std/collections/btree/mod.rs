//! Ordered collections. They are sorted vectors.

pub(super) mod entry;
pub(super) mod map;
pub(super) mod set;
