//! Paths as text of the operating system, with `/` between their parts.

use crate::borrow::{Borrow, Cow, ToOwned};
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::error::Error;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::io;
use crate::iter::FusedIterator;
use crate::ops::{Deref, DerefMut};
use crate::rc::Rc;
use crate::str::FromStr;
use crate::string::String;
use crate::sync::Arc;

pub const MAIN_SEPARATOR: char = '/';
pub const MAIN_SEPARATOR_STR: &str = "/";

pub fn is_separator(c: char) -> bool {
    c == '/'
}

#[repr(transparent)]
pub struct Path {
    inner: OsStr,
}

#[derive(Clone, Default)]
pub struct PathBuf {
    inner: OsString,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Component<'a> {
    RootDir,
    CurDir,
    ParentDir,
    Normal(&'a OsStr),
}

impl<'a> Component<'a> {
    pub fn as_os_str(self) -> &'a OsStr {
        match self {
            Component::RootDir => OsStr::new("/"),
            Component::CurDir => OsStr::new("."),
            Component::ParentDir => OsStr::new(".."),
            Component::Normal(part) => part,
        }
    }
}

impl AsRef<OsStr> for Component<'_> {
    fn as_ref(&self) -> &OsStr {
        self.as_os_str()
    }
}

impl AsRef<Path> for Component<'_> {
    fn as_ref(&self) -> &Path {
        Path::new(self.as_os_str())
    }
}

/// What is left of a path: `start` is true while the next component would be its first.
#[derive(Clone)]
pub struct Components<'a> {
    rest: &'a str,
    start: bool,
}

impl<'a> Components<'a> {
    pub fn as_path(&self) -> &'a Path {
        let mut left = self.clone();
        left.trim_back();
        if !left.start {
            left.rest = left.rest.trim_start_matches('/');
            while let Some(rest) = left.rest.strip_prefix("./") {
                left.rest = rest.trim_start_matches('/');
            }
        }
        Path::new(left.rest)
    }

    /// Slashes and dots at the end that are no components.
    fn trim_back(&mut self) {
        loop {
            let rest = self.rest;
            if rest.ends_with('/') && !(self.start && rest == "/") {
                self.rest = &rest[..rest.len() - 1];
            } else if rest.ends_with("/.") {
                self.rest = &rest[..rest.len() - 1];
            } else if rest == "." && !self.start {
                self.rest = "";
            } else {
                return;
            }
        }
    }

    fn part(part: &'a str) -> Component<'a> {
        match part {
            ".." => Component::ParentDir,
            _ => Component::Normal(OsStr::new(part)),
        }
    }
}

impl<'a> Iterator for Components<'a> {
    type Item = Component<'a>;
    fn next(&mut self) -> Option<Component<'a>> {
        if self.start {
            self.start = false;
            if self.rest.starts_with('/') {
                self.rest = self.rest.trim_start_matches('/');
                return Some(Component::RootDir);
            }
            if self.rest == "." || self.rest.starts_with("./") {
                self.rest = &self.rest[1..];
                return Some(Component::CurDir);
            }
        }
        loop {
            self.rest = self.rest.trim_start_matches('/');
            if self.rest.is_empty() {
                return None;
            }
            let end = self.rest.find('/').unwrap_or(self.rest.len());
            let (part, rest) = self.rest.split_at(end);
            self.rest = rest;
            if part != "." {
                return Some(Components::part(part));
            }
        }
    }
}

impl<'a> DoubleEndedIterator for Components<'a> {
    fn next_back(&mut self) -> Option<Component<'a>> {
        self.trim_back();
        if self.rest.is_empty() {
            return None;
        }
        if self.start && (self.rest == "/" || self.rest == ".") {
            let root = self.rest == "/";
            self.rest = "";
            return Some(if root { Component::RootDir } else { Component::CurDir });
        }
        let begin = self.rest.rfind('/').map_or(0, |slash| slash + 1);
        let (rest, part) = self.rest.split_at(begin);
        self.rest = rest;
        Some(Components::part(part))
    }
}

impl FusedIterator for Components<'_> {}

impl fmt::Debug for Components<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Components(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

#[derive(Clone)]
pub struct Iter<'a> {
    inner: Components<'a>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a OsStr;
    fn next(&mut self) -> Option<&'a OsStr> {
        self.inner.next().map(Component::as_os_str)
    }
}

impl<'a> DoubleEndedIterator for Iter<'a> {
    fn next_back(&mut self) -> Option<&'a OsStr> {
        self.inner.next_back().map(Component::as_os_str)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Ancestors<'a> {
    next: Option<&'a Path>,
}

impl<'a> Iterator for Ancestors<'a> {
    type Item = &'a Path;
    fn next(&mut self) -> Option<&'a Path> {
        let next = self.next;
        self.next = next.and_then(Path::parent);
        next
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripPrefixError(());

impl fmt::Display for StripPrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("prefix not found")
    }
}

impl Error for StripPrefixError {}

pub struct Display<'a> {
    path: &'a Path,
}

impl fmt::Display for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.path.text(), f)
    }
}

impl fmt::Debug for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.path, f)
    }
}

impl Path {
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &Path {
        unsafe { &*(s.as_ref() as *const OsStr as *const Path) }
    }

    fn text(&self) -> &str {
        match self.inner.to_str() {
            Some(text) => text,
            None => "",
        }
    }

    pub fn as_os_str(&self) -> &OsStr {
        &self.inner
    }

    pub fn to_str(&self) -> Option<&str> {
        self.inner.to_str()
    }

    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.text())
    }

    pub fn to_path_buf(&self) -> PathBuf {
        PathBuf::from(self.inner.to_os_string())
    }

    pub fn is_absolute(&self) -> bool {
        self.has_root()
    }

    pub fn is_relative(&self) -> bool {
        !self.is_absolute()
    }

    pub fn has_root(&self) -> bool {
        self.text().starts_with('/')
    }

    pub fn components(&self) -> Components<'_> {
        Components { rest: self.text(), start: true }
    }

    pub fn iter(&self) -> Iter<'_> {
        Iter { inner: self.components() }
    }

    pub fn parent(&self) -> Option<&Path> {
        let mut parts = self.components();
        match parts.next_back()? {
            Component::RootDir => None,
            _ => Some(parts.as_path()),
        }
    }

    pub fn ancestors(&self) -> Ancestors<'_> {
        Ancestors { next: Some(self) }
    }

    pub fn file_name(&self) -> Option<&OsStr> {
        match self.components().next_back()? {
            Component::Normal(part) => Some(part),
            _ => None,
        }
    }

    fn split_name(&self) -> Option<(&str, Option<&str>)> {
        let name = self.file_name()?.to_str()?;
        match name.rfind('.') {
            Some(0) | None => Some((name, None)),
            Some(dot) => Some((&name[..dot], Some(&name[dot + 1..]))),
        }
    }

    pub fn file_stem(&self) -> Option<&OsStr> {
        self.split_name().map(|(stem, _)| OsStr::new(stem))
    }

    pub fn extension(&self) -> Option<&OsStr> {
        self.split_name().and_then(|(_, extension)| extension).map(OsStr::new)
    }

    pub fn strip_prefix<P: AsRef<Path>>(&self, base: P) -> Result<&Path, StripPrefixError> {
        let mut parts = self.components();
        for wanted in base.as_ref().components() {
            if parts.next() != Some(wanted) {
                return Err(StripPrefixError(()));
            }
        }
        Ok(parts.as_path())
    }

    pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool {
        self.strip_prefix(base).is_ok()
    }

    pub fn ends_with<P: AsRef<Path>>(&self, child: P) -> bool {
        let mut parts = self.components().rev();
        child.as_ref().components().rev().all(|wanted| parts.next() == Some(wanted))
    }

    pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf {
        let mut out = self.to_path_buf();
        out.push(path);
        out
    }

    pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf {
        let mut out = self.to_path_buf();
        out.set_file_name(file_name);
        out
    }

    pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf {
        let mut out = self.to_path_buf();
        out.set_extension(extension);
        out
    }

    pub fn display(&self) -> Display<'_> {
        Display { path: self }
    }

    pub fn exists(&self) -> bool {
        crate::fs::metadata(self).is_ok()
    }

    pub fn is_file(&self) -> bool {
        crate::fs::metadata(self).is_ok_and(|m| m.is_file())
    }

    pub fn is_dir(&self) -> bool {
        crate::fs::metadata(self).is_ok_and(|m| m.is_dir())
    }

    pub fn metadata(&self) -> io::Result<crate::fs::Metadata> {
        crate::fs::metadata(self)
    }

    pub fn canonicalize(&self) -> io::Result<PathBuf> {
        crate::fs::canonicalize(self)
    }
}

impl PathBuf {
    pub const fn new() -> PathBuf {
        PathBuf { inner: OsString::new() }
    }

    pub fn as_path(&self) -> &Path {
        self
    }

    pub fn push<P: AsRef<Path>>(&mut self, path: P) {
        let path = path.as_ref();
        let mut text = self.take();
        if path.is_absolute() {
            text.clear();
        } else if !text.is_empty() && !text.ends_with('/') {
            text.push('/');
        }
        text.push_str(path.text());
        self.inner = OsString::from(text);
    }

    pub fn pop(&mut self) -> bool {
        match self.parent().map(|p| p.text().len()) {
            Some(len) => {
                let mut text = self.take();
                text.truncate(len);
                self.inner = OsString::from(text);
                true
            }
            None => false,
        }
    }

    pub fn set_file_name<S: AsRef<OsStr>>(&mut self, file_name: S) {
        if self.file_name().is_some() {
            self.pop();
        }
        self.push(Path::new(&file_name));
    }

    pub fn set_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool {
        let Some(stem) = self.file_stem().map(OsStr::to_os_string) else { return false };
        let mut name = stem.into_string().unwrap_or_default();
        let extension = Path::new(&extension).text();
        if !extension.is_empty() {
            name.push('.');
            name.push_str(extension);
        }
        self.set_file_name(name);
        true
    }

    pub fn into_os_string(self) -> OsString {
        self.inner
    }

    pub fn into_boxed_path(self) -> Box<Path> {
        let text = self.inner.into_string().unwrap_or_default().into_boxed_str();
        unsafe { Box::from_raw(Box::into_raw(text) as *mut Path) }
    }

    fn take(&mut self) -> String {
        crate::mem::take(&mut self.inner).into_string().unwrap_or_default()
    }
}

impl Deref for PathBuf {
    type Target = Path;
    fn deref(&self) -> &Path {
        Path::new(&self.inner)
    }
}

impl DerefMut for PathBuf {
    fn deref_mut(&mut self) -> &mut Path {
        unsafe { &mut *(Path::new(&self.inner) as *const Path as *mut Path) }
    }
}

impl Borrow<Path> for PathBuf {
    fn borrow(&self) -> &Path {
        self
    }
}

impl ToOwned for Path {
    type Owned = PathBuf;
    fn to_owned(&self) -> PathBuf {
        self.to_path_buf()
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}

impl fmt::Debug for PathBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Path) -> bool {
        self.components().eq(other.components())
    }
}

impl Eq for Path {}

impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Path) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Path {
    fn cmp(&self, other: &Path) -> Ordering {
        self.components().cmp(other.components())
    }
}

impl Hash for Path {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for part in self.components() {
            part.hash(state);
        }
    }
}

impl PartialEq for PathBuf {
    fn eq(&self, other: &PathBuf) -> bool {
        **self == **other
    }
}

impl Eq for PathBuf {}

impl PartialOrd for PathBuf {
    fn partial_cmp(&self, other: &PathBuf) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PathBuf {
    fn cmp(&self, other: &PathBuf) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl Hash for PathBuf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

macro_rules! compared {
    ($($Left:ty, $Right:ty;)*) => {
        $(impl PartialEq<$Right> for $Left {
            fn eq(&self, other: &$Right) -> bool {
                Path::eq(self.as_ref(), other.as_ref())
            }
        })*
    };
}

compared! {
    PathBuf, Path;
    Path, PathBuf;
    PathBuf, &Path;
    PathBuf, str;
    Path, str;
    PathBuf, &str;
    PathBuf, String;
    PathBuf, OsStr;
    Path, OsStr;
}

macro_rules! as_path {
    ($($Type:ty)*) => {
        $(impl AsRef<Path> for $Type {
            fn as_ref(&self) -> &Path {
                Path::new(self)
            }
        })*
    };
}

as_path! { str String OsStr OsString }

impl AsRef<Path> for Path {
    fn as_ref(&self) -> &Path {
        self
    }
}

impl AsRef<Path> for PathBuf {
    fn as_ref(&self) -> &Path {
        self
    }
}

impl AsRef<OsStr> for Path {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}

impl AsRef<OsStr> for PathBuf {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}

impl<T: ?Sized + AsRef<OsStr>> From<&T> for PathBuf {
    fn from(s: &T) -> PathBuf {
        PathBuf { inner: s.as_ref().to_os_string() }
    }
}

impl From<OsString> for PathBuf {
    fn from(s: OsString) -> PathBuf {
        PathBuf { inner: s }
    }
}

impl From<String> for PathBuf {
    fn from(s: String) -> PathBuf {
        PathBuf { inner: OsString::from(s) }
    }
}

impl From<PathBuf> for OsString {
    fn from(path: PathBuf) -> OsString {
        path.inner
    }
}

impl From<PathBuf> for Box<Path> {
    fn from(path: PathBuf) -> Box<Path> {
        path.into_boxed_path()
    }
}

macro_rules! shared_path {
    ($($Shared:ident)*) => {
        $(
            impl From<&Path> for $Shared<Path> {
                fn from(path: &Path) -> $Shared<Path> {
                    let text: $Shared<str> = $Shared::from(path.text());
                    unsafe { $Shared::from_raw($Shared::into_raw(text) as *const Path) }
                }
            }

            impl From<PathBuf> for $Shared<Path> {
                fn from(path: PathBuf) -> $Shared<Path> {
                    $Shared::from(&*path)
                }
            }
        )*
    };
}

shared_path! { Rc Arc }

impl<'a> From<&'a Path> for Cow<'a, Path> {
    fn from(path: &'a Path) -> Cow<'a, Path> {
        Cow::Borrowed(path)
    }
}

impl FromStr for PathBuf {
    type Err = Infallible;
    fn from_str(s: &str) -> Result<PathBuf, Infallible> {
        Ok(PathBuf::from(s))
    }
}

impl<P: AsRef<Path>> FromIterator<P> for PathBuf {
    fn from_iter<I: IntoIterator<Item = P>>(iter: I) -> PathBuf {
        let mut out = PathBuf::new();
        out.extend(iter);
        out
    }
}

impl<P: AsRef<Path>> Extend<P> for PathBuf {
    fn extend<I: IntoIterator<Item = P>>(&mut self, iter: I) {
        iter.into_iter().for_each(|p| self.push(p));
    }
}

impl<'a> IntoIterator for &'a Path {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
