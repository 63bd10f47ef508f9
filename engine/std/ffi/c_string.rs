use super::{c_char, CStr};
use crate::borrow::{Borrow, ToOwned};
use crate::boxed::Box;
use crate::error::Error;
use crate::fmt;
use crate::mem::ManuallyDrop;
use crate::ops::Deref;
use crate::ptr;
use crate::rc::Rc;
use crate::str::Utf8Error;
use crate::string::String;
use crate::sync::Arc;
use crate::vec::Vec;

#[derive(PartialEq, PartialOrd, Eq, Ord, Hash, Clone)]
pub struct CString {
    inner: Box<[u8]>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NulError(usize, Vec<u8>);

impl NulError {
    pub fn nul_position(&self) -> usize {
        self.0
    }

    pub fn into_vec(self) -> Vec<u8> {
        self.1
    }
}

impl fmt::Display for NulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nul byte found in provided data at position: {}", self.0)
    }
}

impl Error for NulError {}

impl CString {
    pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError> {
        let bytes: Vec<u8> = t.into();
        let mut i = 0;
        while i < bytes.len() {
            if bytes[i] == 0 {
                return Err(NulError(i, bytes));
            }
            i += 1;
        }
        Ok(unsafe { Self::from_vec_unchecked(bytes) })
    }

    pub unsafe fn from_vec_unchecked(mut v: Vec<u8>) -> Self {
        v.reserve_exact(1);
        v.push(0);
        Self { inner: v.into_boxed_slice() }
    }

    pub unsafe fn from_raw(ptr: *mut c_char) -> CString {
        unsafe {
            let len = CStr::from_ptr(ptr).to_bytes_with_nul().len();
            let slice = ptr::slice_from_raw_parts_mut(ptr as *mut u8, len);
            CString { inner: Box::from_raw(slice) }
        }
    }

    pub fn into_raw(self) -> *mut c_char {
        Box::into_raw(self.into_inner()) as *mut c_char
    }

    fn into_inner(self) -> Box<[u8]> {
        let this = ManuallyDrop::new(self);
        unsafe { ptr::read(&this.inner) }
    }

    pub fn into_bytes_with_nul(self) -> Vec<u8> {
        self.into_inner().into_vec()
    }

    pub fn into_string(self) -> Result<String, IntoStringError> {
        String::from_utf8(self.into_bytes()).map_err(|e| IntoStringError {
            error: e.utf8_error(),
            inner: unsafe { CString::from_vec_unchecked(e.into_bytes()) },
        })
    }

    pub fn into_bytes(self) -> Vec<u8> {
        let mut vec = self.into_inner().into_vec();
        vec.pop();
        vec
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.inner[..self.inner.len() - 1]
    }

    pub fn as_bytes_with_nul(&self) -> &[u8] {
        &self.inner
    }

    pub fn as_c_str(&self) -> &CStr {
        unsafe { CStr::from_bytes_with_nul_unchecked(&self.inner) }
    }
}

// The first byte becomes zero, so that a dangling use is seen as an empty string rather than as old text.
impl Drop for CString {
    fn drop(&mut self) {
        unsafe {
            *self.inner.get_unchecked_mut(0) = 0;
        }
    }
}

impl Deref for CString {
    type Target = CStr;
    fn deref(&self) -> &CStr {
        self.as_c_str()
    }
}

impl fmt::Debug for CString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl AsRef<CStr> for CString {
    fn as_ref(&self) -> &CStr {
        self
    }
}

impl Borrow<CStr> for CString {
    fn borrow(&self) -> &CStr {
        self
    }
}

impl ToOwned for CStr {
    type Owned = CString;
    fn to_owned(&self) -> CString {
        CString { inner: self.to_bytes_with_nul().into() }
    }
}

macro_rules! shared_c_str {
    ($($Shared:ident)*) => {
        $(
            impl From<&CStr> for $Shared<CStr> {
                fn from(text: &CStr) -> $Shared<CStr> {
                    let bytes: $Shared<[u8]> = $Shared::from(text.to_bytes_with_nul());
                    unsafe { $Shared::from_raw($Shared::into_raw(bytes) as *const CStr) }
                }
            }

            impl From<CString> for $Shared<CStr> {
                fn from(text: CString) -> $Shared<CStr> {
                    $Shared::from(&*text)
                }
            }
        )*
    };
}

shared_c_str! { Rc Arc }

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IntoStringError {
    inner: CString,
    error: Utf8Error,
}

impl IntoStringError {
    pub fn into_cstring(self) -> CString {
        self.inner
    }

    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}

impl fmt::Display for IntoStringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("C string contained non-utf8 bytes")
    }
}

impl Error for IntoStringError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}

impl From<&CStr> for CString {
    fn from(s: &CStr) -> CString {
        s.to_owned()
    }
}
