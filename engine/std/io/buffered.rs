use super::{BufRead, Error, Read, Result, Write};
use crate::cmp;
use crate::fmt;

const DEFAULT_BUF_SIZE: usize = 8192;

#[derive(Debug)]
pub struct BufReader<R> {
    buf: Vec<u8>,
    // What is left of the bytes that were read stands at `pos..filled`.
    pos: usize,
    filled: usize,
    capacity: usize,
    inner: R,
}

impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {
        BufReader::with_capacity(DEFAULT_BUF_SIZE, inner)
    }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { buf: Vec::new(), pos: 0, filled: 0, capacity, inner }
    }
}

impl<R> BufReader<R> {
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub fn into_inner(self) -> R {
        self.inner
    }

    pub fn buffer(&self) -> &[u8] {
        &self.buf[self.pos..self.filled]
    }

    pub fn capacity(&self) -> usize {
        self.capacity
    }
}

impl<R: Read> Read for BufReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if self.pos == self.filled && buf.len() >= self.capacity {
            return self.inner.read(buf);
        }
        let n = self.fill_buf()?.read(buf)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.pos >= self.filled {
            (self.pos, self.filled) = (0, 0);
            self.buf.resize(self.capacity, 0);
            self.filled = self.inner.read(&mut self.buf)?;
        }
        Ok(self.buffer())
    }

    fn consume(&mut self, amt: usize) {
        self.pos = cmp::min(self.pos + amt, self.filled);
    }
}

#[derive(Debug)]
pub struct BufWriter<W: Write> {
    buf: Vec<u8>,
    // A writer that panicked is not flushed when dropped.
    panicked: bool,
    inner: Option<W>,
}

impl<W: Write> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W> {
        BufWriter::with_capacity(DEFAULT_BUF_SIZE, inner)
    }

    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {
        BufWriter { buf: Vec::with_capacity(capacity), panicked: false, inner: Some(inner) }
    }

    fn flush_buf(&mut self) -> Result<()> {
        let Some(inner) = self.inner.as_mut() else { return Ok(()) };
        // What could not be written stays.
        let mut written = 0;
        let mut result = Ok(());
        while written < self.buf.len() && result.is_ok() {
            self.panicked = true;
            let r = inner.write(&self.buf[written..]);
            self.panicked = false;
            match r {
                Ok(0) => result = Err(Error::WRITE_BUFFERED),
                Ok(n) => written += n,
                Err(e) if e.is_interrupted() => {}
                Err(e) => result = Err(e),
            }
        }
        self.buf.drain(..written);
        result
    }

    pub fn get_ref(&self) -> &W {
        self.inner.as_ref().unwrap()
    }

    pub fn get_mut(&mut self) -> &mut W {
        self.inner.as_mut().unwrap()
    }

    pub fn buffer(&self) -> &[u8] {
        &self.buf
    }

    pub fn into_inner(mut self) -> crate::result::Result<W, IntoInnerError<BufWriter<W>>> {
        match self.flush_buf() {
            Ok(()) => Ok(self.inner.take().unwrap()),
            Err(error) => Err(IntoInnerError { writer: self, error }),
        }
    }

    pub fn capacity(&self) -> usize {
        self.buf.capacity()
    }
}

impl<W: Write> Write for BufWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        if self.buf.len() + buf.len() > self.buf.capacity() {
            self.flush_buf()?;
        }
        if buf.len() >= self.buf.capacity() {
            self.panicked = true;
            let r = self.get_mut().write(buf);
            self.panicked = false;
            r
        } else {
            self.buf.extend_from_slice(buf);
            Ok(buf.len())
        }
    }

    fn flush(&mut self) -> Result<()> {
        self.flush_buf()?;
        self.get_mut().flush()
    }
}

impl<W: Write> Drop for BufWriter<W> {
    fn drop(&mut self) {
        if !self.panicked {
            let _r = self.flush_buf();
        }
    }
}

#[derive(Debug)]
pub struct LineWriter<W: Write> {
    inner: BufWriter<W>,
}

impl<W: Write> LineWriter<W> {
    pub fn new(inner: W) -> LineWriter<W> {
        LineWriter::with_capacity(1024, inner)
    }

    pub fn with_capacity(capacity: usize, inner: W) -> LineWriter<W> {
        LineWriter { inner: BufWriter::with_capacity(capacity, inner) }
    }

    pub fn get_ref(&self) -> &W {
        self.inner.get_ref()
    }

    pub fn get_mut(&mut self) -> &mut W {
        self.inner.get_mut()
    }

    // What ended with a line before goes out first.
    fn flush_line(&mut self) -> Result<()> {
        if self.inner.buffer().last() == Some(&b'\n') { self.inner.flush_buf() } else { Ok(()) }
    }
}

impl<W: Write> Write for LineWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        let Some(last) = buf.iter().rposition(|b| *b == b'\n') else {
            self.flush_line()?;
            return self.inner.write(buf);
        };
        self.inner.flush_buf()?;
        let written = self.inner.get_mut().write(&buf[..last + 1])?;
        if written <= last {
            return Ok(written);
        }
        Ok(written + self.inner.write(&buf[written..])?)
    }

    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        let Some(last) = buf.iter().rposition(|b| *b == b'\n') else {
            self.flush_line()?;
            return self.inner.write_all(buf);
        };
        let (lines, tail) = buf.split_at(last + 1);
        if self.inner.buffer().is_empty() {
            self.inner.get_mut().write_all(lines)?;
        } else {
            self.inner.write_all(lines)?;
            self.inner.flush_buf()?;
        }
        self.inner.write_all(tail)
    }

    fn flush(&mut self) -> Result<()> {
        self.inner.flush()
    }
}

/// The writer that could not be flushed, and why.
#[derive(Debug)]
pub struct IntoInnerError<W> {
    writer: W,
    error: Error,
}

impl<W> IntoInnerError<W> {
    pub fn error(&self) -> &Error {
        &self.error
    }

    pub fn into_inner(self) -> W {
        self.writer
    }

    pub fn into_error(self) -> Error {
        self.error
    }

    pub fn into_parts(self) -> (Error, W) {
        (self.error, self.writer)
    }
}

impl<W> From<IntoInnerError<W>> for Error {
    fn from(error: IntoInnerError<W>) -> Error {
        error.error
    }
}

impl<W: Send + fmt::Debug> crate::error::Error for IntoInnerError<W> {}

impl<W> fmt::Display for IntoInnerError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}
