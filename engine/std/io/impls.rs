//! References, boxes, slices and vectors as streams.

use super::{BufRead, Read, Result, Write};
use crate::cmp;
use crate::collections::VecDeque;
use crate::fmt;
use crate::mem;

macro_rules! forward {
    ($([$($params:tt)*] $Bound:ident $t:ty;)*) => {
        $(forward! { @one $Bound [$($params)*] $t })*
    };
    (@one Read [$($params:tt)*] $t:ty) => {
        impl<$($params)*: Read + ?Sized> Read for $t {
            fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
                (**self).read(buf)
            }
        }
    };
    (@one Write [$($params:tt)*] $t:ty) => {
        impl<$($params)*: Write + ?Sized> Write for $t {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                (**self).write(buf)
            }

            fn flush(&mut self) -> Result<()> {
                (**self).flush()
            }

            fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
                (**self).write_fmt(args)
            }
        }
    };
    (@one BufRead [$($params:tt)*] $t:ty) => {
        impl<$($params)*: BufRead + ?Sized> BufRead for $t {
            fn fill_buf(&mut self) -> Result<&[u8]> {
                (**self).fill_buf()
            }

            fn consume(&mut self, amount: usize) {
                (**self).consume(amount)
            }
        }
    };
}

forward! {
    [R] Read &mut R;
    [R] Read Box<R>;
    [R] BufRead &mut R;
    [R] BufRead Box<R>;
    [W] Write &mut W;
    [W] Write Box<W>;
}

impl Read for &[u8] {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let amt = cmp::min(buf.len(), self.len());
        let (a, b) = self.split_at(amt);
        buf[..amt].copy_from_slice(a);
        *self = b;
        Ok(amt)
    }
}

impl BufRead for &[u8] {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(*self)
    }

    fn consume(&mut self, amt: usize) {
        *self = &self[amt..];
    }
}

impl Write for &mut [u8] {
    fn write(&mut self, data: &[u8]) -> Result<usize> {
        let amt = cmp::min(data.len(), self.len());
        let (a, b) = mem::take(self).split_at_mut(amt);
        a.copy_from_slice(&data[..amt]);
        *self = b;
        Ok(amt)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Write for Vec<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend_from_slice(buf);
        Ok(buf.len())
    }

    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        self.extend_from_slice(buf);
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Write for VecDeque<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
