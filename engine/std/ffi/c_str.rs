use super::c_char;
use crate::fmt;
use crate::slice;
use crate::str;

#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
#[lang = "CStr"]
#[repr(transparent)]
pub struct CStr {
    inner: [c_char],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FromBytesWithNulError(());

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FromBytesUntilNulError(());

impl CStr {
    pub const unsafe fn from_ptr<'a>(ptr: *const c_char) -> &'a CStr {
        let mut len = 0;
        unsafe {
            while *ptr.add(len) != 0 {
                len += 1;
            }
            CStr::from_bytes_with_nul_unchecked(slice::from_raw_parts(ptr as *const u8, len + 1))
        }
    }

    pub const unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr {
        unsafe { &*(bytes as *const [u8] as *const CStr) }
    }

    pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&CStr, FromBytesWithNulError> {
        let mut i = 0;
        while i < bytes.len() {
            if bytes[i] == 0 {
                if i + 1 == bytes.len() {
                    return Ok(unsafe { CStr::from_bytes_with_nul_unchecked(bytes) });
                }
                return Err(FromBytesWithNulError(()));
            }
            i += 1;
        }
        Err(FromBytesWithNulError(()))
    }

    pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError> {
        let mut i = 0;
        while i < bytes.len() {
            if bytes[i] == 0 {
                return Ok(unsafe { CStr::from_bytes_with_nul_unchecked(&bytes[..i + 1]) });
            }
            i += 1;
        }
        Err(FromBytesUntilNulError(()))
    }

    pub const fn as_ptr(&self) -> *const c_char {
        self.inner.as_ptr()
    }

    pub const fn count_bytes(&self) -> usize {
        self.inner.len() - 1
    }

    pub const fn is_empty(&self) -> bool {
        self.inner.len() == 1
    }

    pub const fn to_bytes_with_nul(&self) -> &[u8] {
        unsafe { &*((&raw const self.inner) as *const [u8]) }
    }

    pub fn to_bytes(&self) -> &[u8] {
        let bytes = self.to_bytes_with_nul();
        &bytes[..bytes.len() - 1]
    }

    pub fn to_str(&self) -> Result<&str, str::Utf8Error> {
        str::from_utf8(self.to_bytes())
    }

    pub fn to_string_lossy(&self) -> crate::borrow::Cow<'_, str> {
        crate::string::String::from_utf8_lossy(self.to_bytes())
    }
}

impl fmt::Debug for CStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for &byte in self.to_bytes() {
            for c in crate::ascii::escape_default(byte) {
                fmt::Write::write_char(f, c as char)?;
            }
        }
        f.write_str("\"")
    }
}
