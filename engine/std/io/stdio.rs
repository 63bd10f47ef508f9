use super::{BufRead, Lines, Read, Result, Write};
use crate::fmt;
use crate::intrinsics;
use crate::marker::PhantomData;

/// Writes what was collected when it is dropped, so also what a panicking `Display` had written before. The stream is
/// locked meanwhile.
struct PendingText {
    stream: i32,
    text: String,
}

impl Drop for PendingText {
    fn drop(&mut self) {
        intrinsics::write_stream(self.stream, self.text.as_bytes());
        intrinsics::stream_unlock(self.stream);
    }
}

fn write_locked(stream: i32, bytes: &[u8]) {
    intrinsics::stream_lock(stream);
    intrinsics::write_stream(stream, bytes);
    intrinsics::stream_unlock(stream);
}

fn print_to(args: fmt::Arguments<'_>, stream: i32, label: &str) {
    if let Some(s) = args.as_str() {
        write_locked(stream, s.as_bytes());
        return;
    }
    intrinsics::stream_lock(stream);
    let mut out = PendingText { stream, text: String::with_capacity(args.estimated_capacity()) };
    if fmt::write(&mut out.text, args).is_err() {
        panic!("failed printing to {label}: formatter error");
    }
}

pub fn _print(args: fmt::Arguments<'_>) {
    print_to(args, 1, "stdout");
}

pub fn _eprint(args: fmt::Arguments<'_>) {
    print_to(args, 2, "stderr");
}

macro_rules! output {
    ($Name:ident $Lock:ident $function:ident $stream:literal) => {
        #[derive(Debug)]
        pub struct $Name {
            _private: (),
        }

        #[derive(Debug)]
        pub struct $Lock<'a> {
            _marker: PhantomData<&'a ()>,
        }

        pub const fn $function() -> $Name {
            $Name { _private: () }
        }

        impl $Name {
            pub fn lock(&self) -> $Lock<'static> {
                intrinsics::stream_lock($stream);
                $Lock { _marker: PhantomData }
            }
        }

        impl Drop for $Lock<'_> {
            fn drop(&mut self) {
                intrinsics::stream_unlock($stream);
            }
        }

        output! { @write [] $Name, $stream }
        output! { @write ['a] $Lock<'a>, $stream }
        output! { @write ['b] &'b $Name, $stream }
    };
    (@write [$($life:tt)*] $Type:ty, $stream:literal) => {
        impl<$($life)*> Write for $Type {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                write_locked($stream, buf);
                Ok(buf.len())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }

            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
                print_to(args, $stream, "stream");
                Ok(())
            }
        }
    };
}

output! { Stdout StdoutLock stdout 1 }
output! { Stderr StderrLock stderr 2 }

#[derive(Debug)]
pub struct Stdin {
    _private: (),
}

#[derive(Debug)]
pub struct StdinLock<'a> {
    _marker: PhantomData<&'a ()>,
}

pub const fn stdin() -> Stdin {
    Stdin { _private: () }
}

impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> {
        StdinLock { _marker: PhantomData }
    }

    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        self.lock().read_line(buf)
    }

    pub fn lines(self) -> Lines<StdinLock<'static>> {
        self.lock().lines()
    }
}

impl Read for Stdin {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> {
        Ok(0)
    }
}

impl Read for StdinLock<'_> {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> {
        Ok(0)
    }
}

impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(&[])
    }

    fn consume(&mut self, _amount: usize) {}
}

pub trait IsTerminal {
    fn is_terminal(&self) -> bool;
}

macro_rules! no_terminal {
    ($($t:ty)*) => {
        $(impl IsTerminal for $t {
            fn is_terminal(&self) -> bool {
                false
            }
        })*
    };
}

no_terminal! { Stdin StdinLock<'_> Stdout StdoutLock<'_> Stderr StderrLock<'_> }
