//! Files: there are none. Programs that could use them are checked; a call stops the run and names what was called.

use crate::io::{self, Read, Seek, SeekFrom, Write};
use crate::path::{Path, PathBuf};
use crate::string::String;
use crate::vec::Vec;

extern "C" {
    fn open() -> !;
    fn lseek() -> !;
    fn stat() -> !;
    fn unlink() -> !;
    fn mkdir() -> !;
    fn rmdir() -> !;
    fn realpath() -> !;
    #[link_name = "read"]
    fn sys_read() -> !;
    #[link_name = "write"]
    fn sys_write() -> !;
    #[link_name = "rename"]
    fn sys_rename() -> !;
}

#[derive(Debug)]
pub struct File(());

#[derive(Clone, Debug)]
pub struct OpenOptions(());

#[derive(Clone, Debug)]
pub struct Metadata(());

impl File {
    pub fn open<P: AsRef<Path>>(_path: P) -> io::Result<File> {
        unsafe { open() }
    }

    pub fn create<P: AsRef<Path>>(_path: P) -> io::Result<File> {
        unsafe { open() }
    }

    pub fn create_new<P: AsRef<Path>>(_path: P) -> io::Result<File> {
        unsafe { open() }
    }

    pub fn options() -> OpenOptions {
        OpenOptions::new()
    }

    pub fn metadata(&self) -> io::Result<Metadata> {
        unsafe { stat() }
    }

    pub fn sync_all(&self) -> io::Result<()> {
        unsafe { sys_write() }
    }
}

impl Read for File {
    fn read(&mut self, _buf: &mut [u8]) -> io::Result<usize> {
        unsafe { sys_read() }
    }
}

impl Write for File {
    fn write(&mut self, _buf: &[u8]) -> io::Result<usize> {
        unsafe { sys_write() }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for File {
    fn seek(&mut self, _pos: SeekFrom) -> io::Result<u64> {
        unsafe { lseek() }
    }
}

macro_rules! options {
    ($($name:ident)*) => {
        $(pub fn $name(&mut self, _value: bool) -> &mut Self {
            self
        })*
    };
}

impl OpenOptions {
    pub fn new() -> OpenOptions {
        OpenOptions(())
    }

    options! { read write append truncate create create_new }

    pub fn open<P: AsRef<Path>>(&self, _path: P) -> io::Result<File> {
        unsafe { open() }
    }
}

impl Metadata {
    pub fn is_file(&self) -> bool {
        unsafe { stat() }
    }

    pub fn is_dir(&self) -> bool {
        unsafe { stat() }
    }

    pub fn len(&self) -> u64 {
        unsafe { stat() }
    }
}

pub fn read<P: AsRef<Path>>(_path: P) -> io::Result<Vec<u8>> {
    unsafe { open() }
}

pub fn read_to_string<P: AsRef<Path>>(_path: P) -> io::Result<String> {
    unsafe { open() }
}

pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(_path: P, _contents: C) -> io::Result<()> {
    unsafe { open() }
}

pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(_from: P, _to: Q) -> io::Result<u64> {
    unsafe { open() }
}

pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(_from: P, _to: Q) -> io::Result<()> {
    unsafe { sys_rename() }
}

pub fn metadata<P: AsRef<Path>>(_path: P) -> io::Result<Metadata> {
    unsafe { stat() }
}

pub fn exists<P: AsRef<Path>>(_path: P) -> io::Result<bool> {
    unsafe { stat() }
}

pub fn canonicalize<P: AsRef<Path>>(_path: P) -> io::Result<PathBuf> {
    unsafe { realpath() }
}

pub fn remove_file<P: AsRef<Path>>(_path: P) -> io::Result<()> {
    unsafe { unlink() }
}

pub fn create_dir<P: AsRef<Path>>(_path: P) -> io::Result<()> {
    unsafe { mkdir() }
}

pub fn create_dir_all<P: AsRef<Path>>(_path: P) -> io::Result<()> {
    unsafe { mkdir() }
}

pub fn remove_dir<P: AsRef<Path>>(_path: P) -> io::Result<()> {
    unsafe { rmdir() }
}

pub fn remove_dir_all<P: AsRef<Path>>(_path: P) -> io::Result<()> {
    unsafe { rmdir() }
}
