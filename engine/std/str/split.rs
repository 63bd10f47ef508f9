use super::iter::Searcher;
use super::pattern::Pattern;
use crate::iter::FusedIterator;

#[derive(Clone)]
struct SplitInternal<'a, P> {
    start: usize,
    end: usize,
    matcher: Searcher<'a, P>,
    allow_trailing_empty: bool,
    finished: bool,
}

impl<'a, P: Pattern> SplitInternal<'a, P> {
    fn new(haystack: &'a str, pattern: P, allow_trailing_empty: bool) -> Self {
        SplitInternal {
            start: 0,
            end: haystack.len(),
            matcher: Searcher::new(haystack, pattern),
            allow_trailing_empty,
            finished: false,
        }
    }

    fn get_end(&mut self) -> Option<&'a str> {
        if !self.finished {
            self.finished = true;
            if self.allow_trailing_empty || self.end - self.start > 0 {
                return Some(&self.matcher.haystack[self.start..self.end]);
            }
        }
        None
    }

    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        let haystack = self.matcher.haystack;
        match self.matcher.next_match() {
            Some((a, b)) => {
                let elt = &haystack[self.start..a];
                self.start = b;
                Some(elt)
            }
            None => self.get_end(),
        }
    }

    fn next_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        let haystack = self.matcher.haystack;
        match self.matcher.next_match() {
            Some((_, b)) => {
                let elt = &haystack[self.start..b];
                self.start = b;
                Some(elt)
            }
            None => self.get_end(),
        }
    }

    fn next_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back() {
                Some(elt) if !elt.is_empty() => return Some(elt),
                _ => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        let haystack = self.matcher.haystack;
        match self.matcher.next_match_back() {
            Some((a, b)) => {
                let elt = &haystack[b..self.end];
                self.end = a;
                Some(elt)
            }
            None => {
                self.finished = true;
                Some(&haystack[self.start..self.end])
            }
        }
    }

    fn remainder(&self) -> Option<&'a str> {
        if self.finished { None } else { Some(&self.matcher.haystack[self.start..self.end]) }
    }
}

macro_rules! splits {
    ($($Name:ident $trailing:literal $next:ident $($back:ident)?;)*) => {
        $(
            #[derive(Clone)]
            pub struct $Name<'a, P>(SplitInternal<'a, P>);

            impl<'a, P: Pattern> $Name<'a, P> {
                pub(super) fn new(haystack: &'a str, pattern: P) -> Self {
                    $Name(SplitInternal::new(haystack, pattern, $trailing))
                }

                pub fn remainder(&self) -> Option<&'a str> {
                    self.0.remainder()
                }
            }

            impl<'a, P: Pattern> Iterator for $Name<'a, P> {
                type Item = &'a str;
                fn next(&mut self) -> Option<&'a str> {
                    self.0.$next()
                }
            }

            impl<'a, P: Pattern> FusedIterator for $Name<'a, P> {}

            $(impl<'a, P: Pattern> DoubleEndedIterator for $Name<'a, P> {
                fn next_back(&mut self) -> Option<&'a str> {
                    self.0.$back()
                }
            })?
        )*
    };
}

splits! {
    Split true next next_back;
    RSplit true next_back next;
    SplitTerminator false next next_back;
    RSplitTerminator false next_back next;
    SplitInclusive false next_inclusive;
}

macro_rules! limited {
    ($($Name:ident $next:ident;)*) => {
        $(
            #[derive(Clone)]
            pub struct $Name<'a, P> {
                iter: SplitInternal<'a, P>,
                count: usize,
            }

            impl<'a, P: Pattern> $Name<'a, P> {
                pub(super) fn new(haystack: &'a str, count: usize, pattern: P) -> Self {
                    $Name { iter: SplitInternal::new(haystack, pattern, true), count }
                }
            }

            impl<'a, P: Pattern> Iterator for $Name<'a, P> {
                type Item = &'a str;
                fn next(&mut self) -> Option<&'a str> {
                    match self.count {
                        0 => None,
                        1 => {
                            self.count = 0;
                            self.iter.get_end()
                        }
                        _ => {
                            self.count -= 1;
                            self.iter.$next()
                        }
                    }
                }
            }
        )*
    };
}

limited! {
    SplitN next;
    RSplitN next_back;
}

#[derive(Clone)]
pub struct Lines<'a>(SplitInternal<'a, char>);

impl<'a> Lines<'a> {
    pub(super) fn new(s: &'a str) -> Self {
        Lines(SplitInternal::new(s, '\n', false))
    }
}

fn without_return(line: &str) -> &str {
    match line.strip_suffix('\r') {
        Some(line) => line,
        None => line,
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let line = self.0.next()?;
        // A carriage return counts only before a line feed, so not in what is left at the end.
        if self.0.finished { Some(line) } else { Some(without_return(line)) }
    }
}

impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let end = self.0.end;
        let haystack = self.0.matcher.haystack;
        let line = self.0.next_back()?;
        let terminated = end < haystack.len() || haystack.ends_with('\n');
        if terminated { Some(without_return(line)) } else { Some(line) }
    }
}

impl FusedIterator for Lines<'_> {}

fn is_whitespace(c: char) -> bool {
    c.is_whitespace()
}

#[derive(Clone)]
pub struct SplitWhitespace<'a> {
    inner: SplitInternal<'a, fn(char) -> bool>,
}

impl<'a> SplitWhitespace<'a> {
    pub(super) fn new(s: &'a str) -> Self {
        SplitWhitespace { inner: SplitInternal::new(s, is_whitespace as fn(char) -> bool, true) }
    }
}

impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        while let Some(part) = self.inner.next() {
            if !part.is_empty() {
                return Some(part);
            }
        }
        None
    }
}

impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        while let Some(part) = self.inner.next_back() {
            if !part.is_empty() {
                return Some(part);
            }
        }
        None
    }
}

impl FusedIterator for SplitWhitespace<'_> {}

#[derive(Clone)]
pub struct SplitAsciiWhitespace<'a> {
    inner: SplitInternal<'a, fn(char) -> bool>,
}

fn is_ascii_whitespace(c: char) -> bool {
    c.is_ascii_whitespace()
}

impl<'a> SplitAsciiWhitespace<'a> {
    pub(super) fn new(s: &'a str) -> Self {
        SplitAsciiWhitespace { inner: SplitInternal::new(s, is_ascii_whitespace as fn(char) -> bool, true) }
    }
}

impl<'a> DoubleEndedIterator for SplitAsciiWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        while let Some(part) = self.inner.next_back() {
            if !part.is_empty() {
                return Some(part);
            }
        }
        None
    }
}

impl<'a> Iterator for SplitAsciiWhitespace<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        while let Some(part) = self.inner.next() {
            if !part.is_empty() {
                return Some(part);
            }
        }
        None
    }
}
