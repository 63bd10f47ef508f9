pub(super) mod entry;
pub(super) mod map;
pub(super) mod set;
mod table;
