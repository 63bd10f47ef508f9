// Readers and writers: chained, limited, interrupted, buffered by lines; errors that give the writer back.
use std::ffi::CString;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, LineWriter, Read, Seek, Write};

struct Interrupted<'a>(&'a [u8]);

impl Read for Interrupted<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
        self.0 = rest;
        if *first == b'!' {
            return Err(ErrorKind::Interrupted.into());
        }
        out[0] = *first;
        Ok(1)
    }
}

#[derive(Debug)]
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::other("full"))
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn main() -> io::Result<()> {
    let mut text = String::new();
    Interrupted(b"a!b").chain(&b"cd"[..]).take(4).read_to_string(&mut text)?;
    println!("{text} {:?}", Interrupted(b"!x!y").bytes().map(Result::unwrap).collect::<Vec<_>>());
    let mut out = Vec::new();
    println!("{} {out:?}", io::copy(&mut Interrupted(b"!12!3"), &mut out)?);

    let mut lines = BufReader::new(Interrupted(b"on!e,tw!o,three"));
    println!("{}", lines.skip_until(b',')?);
    let mut part = Vec::new();
    println!("{} {:?}", lines.read_until(b',', &mut part)?, String::from_utf8_lossy(&part));
    let mut both = b"first\nsec".chain(&b"ond\nlast"[..]);
    let mut line = String::new();
    while both.read_line(&mut line)? > 0 {
        print!("[{}]", line.trim_end());
        line.clear();
    }
    println!(" {:?}", both.into_inner());
    let mut limited = (&b"12345\n6789"[..]).take(3);
    println!("{:?}", limited.fill_buf()?);
    limited.set_limit(7);
    println!("{} {:?}", limited.read_line(&mut line)?, limited.into_inner());

    let mut writer = LineWriter::new(Vec::new());
    write!(writer, "one\ntwo\nthr")?;
    println!("{:?}", String::from_utf8_lossy(writer.get_ref()));
    writer.write_all(b"ee\n")?;
    writer.write_all(b"four")?;
    println!("{:?}", String::from_utf8_lossy(writer.get_ref()));

    let mut full = BufWriter::with_capacity(8, Full);
    full.write_all(b"abc")?;
    let failed = full.into_inner().unwrap_err();
    println!("{failed} {:?}", failed.error().kind());
    let (error, writer) = failed.into_parts();
    println!("{error} {:?} {}", writer.buffer(), writer.capacity());
    std::mem::forget(writer);

    let mut cursor = io::Cursor::new([1, 2, 3, 4]);
    cursor.seek_relative(3)?;
    cursor.seek_relative(-1)?;
    println!("{}", cursor.stream_position()?);
    println!("{:?} {:?}", c"ok".to_owned().into_string(), CString::from(c"\xff").into_string().map_err(|e| e.to_string()));
    Ok(())
}
