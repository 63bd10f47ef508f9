//! The environment: there is none, and the program's name is its only argument.

use crate::error::Error;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::io;
use crate::path::PathBuf;
use crate::vec;

#[derive(Debug, PartialEq, Eq, Clone)]
pub enum VarError {
    NotPresent,
    NotUnicode(OsString),
}

impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VarError::NotPresent => f.write_str("environment variable not found"),
            VarError::NotUnicode(s) => write!(f, "environment variable was not valid unicode: {s:?}"),
        }
    }
}

impl Error for VarError {}

pub fn var<K: AsRef<OsStr>>(_key: K) -> Result<String, VarError> {
    Err(VarError::NotPresent)
}

pub fn temp_dir() -> PathBuf {
    PathBuf::from("/tmp")
}

pub fn current_dir() -> io::Result<PathBuf> {
    crate::fs::canonicalize(".")
}

pub fn var_os<K: AsRef<OsStr>>(_key: K) -> Option<OsString> {
    None
}

#[derive(Debug)]
pub struct Args {
    inner: vec::IntoIter<String>,
}

pub fn args() -> Args {
    Args { inner: vec![String::from("main")].into_iter() }
}

impl Iterator for Args {
    type Item = String;
    fn next(&mut self) -> Option<String> {
        self.inner.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        self.inner.next_back()
    }
}

impl ExactSizeIterator for Args {}
