use super::validations::run_utf8_validation;
use super::from_utf8_unchecked;

/// A valid part and the invalid bytes after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utf8Chunk<'a> {
    valid: &'a str,
    invalid: &'a [u8],
}

impl<'a> Utf8Chunk<'a> {
    pub fn valid(&self) -> &'a str {
        self.valid
    }

    pub fn invalid(&self) -> &'a [u8] {
        self.invalid
    }
}

#[derive(Clone)]
pub struct Utf8Chunks<'a> {
    source: &'a [u8],
}

impl<'a> Utf8Chunks<'a> {
    pub(crate) fn new(source: &'a [u8]) -> Self {
        Utf8Chunks { source }
    }
}

impl<'a> Iterator for Utf8Chunks<'a> {
    type Item = Utf8Chunk<'a>;
    fn next(&mut self) -> Option<Utf8Chunk<'a>> {
        if self.source.is_empty() {
            return None;
        }
        let (valid, invalid) = match run_utf8_validation(self.source) {
            Ok(()) => (self.source.len(), 0),
            Err(e) => (e.valid_up_to(), e.error_len().unwrap_or(self.source.len() - e.valid_up_to())),
        };
        let (good, rest) = self.source.split_at(valid);
        let (bad, rest) = rest.split_at(invalid);
        self.source = rest;
        Some(Utf8Chunk { valid: unsafe { from_utf8_unchecked(good) }, invalid: bad })
    }
}
