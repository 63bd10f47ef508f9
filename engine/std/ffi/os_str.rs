use crate::borrow::{Borrow, Cow, ToOwned};
use crate::fmt;
use crate::ops::Deref;
use crate::rc::Rc;
use crate::string::String;
use crate::sync::Arc;

/// Text of the operating system; always UTF-8 here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct OsString {
    inner: String,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct OsStr {
    inner: str,
}

impl OsString {
    pub const fn new() -> OsString {
        OsString { inner: String::new() }
    }

    pub fn into_string(self) -> Result<String, OsString> {
        Ok(self.inner)
    }

    pub fn as_os_str(&self) -> &OsStr {
        self
    }

    pub fn push<T: AsRef<OsStr>>(&mut self, s: T) {
        self.inner.push_str(&s.as_ref().inner);
    }
}

impl OsStr {
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &OsStr {
        s.as_ref()
    }

    pub fn to_str(&self) -> Option<&str> {
        Some(&self.inner)
    }

    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.inner)
    }

    pub fn len(&self) -> usize {
        self.inner.len()
    }

    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    pub fn to_os_string(&self) -> OsString {
        OsString { inner: String::from(&self.inner) }
    }
}

fn of_str(s: &str) -> &OsStr {
    unsafe { &*(s as *const str as *const OsStr) }
}

impl Deref for OsString {
    type Target = OsStr;
    fn deref(&self) -> &OsStr {
        of_str(&self.inner)
    }
}

impl From<String> for OsString {
    fn from(s: String) -> OsString {
        OsString { inner: s }
    }
}

impl From<&str> for OsString {
    fn from(s: &str) -> OsString {
        OsString { inner: String::from(s) }
    }
}

impl AsRef<OsStr> for OsStr {
    fn as_ref(&self) -> &OsStr {
        self
    }
}

impl AsRef<OsStr> for OsString {
    fn as_ref(&self) -> &OsStr {
        self
    }
}

impl AsRef<OsStr> for str {
    fn as_ref(&self) -> &OsStr {
        of_str(self)
    }
}

impl AsRef<OsStr> for String {
    fn as_ref(&self) -> &OsStr {
        of_str(self)
    }
}

impl Borrow<OsStr> for OsString {
    fn borrow(&self) -> &OsStr {
        self
    }
}

impl ToOwned for OsStr {
    type Owned = OsString;
    fn to_owned(&self) -> OsString {
        self.to_os_string()
    }
}

impl fmt::Debug for OsStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}

impl fmt::Debug for OsString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq<str> for OsStr {
    fn eq(&self, other: &str) -> bool {
        self.inner == *other
    }
}

impl PartialEq<&str> for OsString {
    fn eq(&self, other: &&str) -> bool {
        self.inner == **other
    }
}

macro_rules! shared_os_str {
    ($($Shared:ident)*) => {
        $(
            impl From<&OsStr> for $Shared<OsStr> {
                fn from(text: &OsStr) -> $Shared<OsStr> {
                    let text: $Shared<str> = $Shared::from(&text.inner);
                    unsafe { $Shared::from_raw($Shared::into_raw(text) as *const OsStr) }
                }
            }

            impl From<OsString> for $Shared<OsStr> {
                fn from(text: OsString) -> $Shared<OsStr> {
                    $Shared::from(&*text)
                }
            }
        )*
    };
}

shared_os_str! { Rc Arc }
