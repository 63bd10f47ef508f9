//! The operating system: only the C types.

pub mod raw {
    pub use crate::ffi::{c_char, c_double, c_float, c_int, c_long, c_longlong, c_schar, c_short};
    pub use crate::ffi::{c_uchar, c_uint, c_ulong, c_ulonglong, c_ushort, c_void};
}
