//! What can be searched for in a string.

/// A character, a set of characters, a condition on characters, or a string.
pub trait Pattern: Sized {
    /// The first match that starts at byte `from` or later: its start and end.
    fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)>;

    /// The last match.
    fn rfind_in(&mut self, haystack: &str) -> Option<(usize, usize)>;

    /// The length of the match at the start.
    fn prefix_len(&mut self, haystack: &str) -> Option<usize>;

    /// The length of the match at the end.
    fn suffix_len(&mut self, haystack: &str) -> Option<usize>;

    /// The length of every match, for a character or a string.
    fn utf8_len(&self) -> Option<usize> {
        None
    }
}

trait MultiCharEq {
    fn matches(&mut self, c: char) -> bool;
}

impl<F: FnMut(char) -> bool> MultiCharEq for F {
    fn matches(&mut self, c: char) -> bool {
        (*self)(c)
    }
}

struct OneOf<'a>(&'a [char]);

impl MultiCharEq for OneOf<'_> {
    fn matches(&mut self, c: char) -> bool {
        self.0.contains(&c)
    }
}

fn find_char<M: MultiCharEq>(set: &mut M, haystack: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    let mut chars = haystack[from..].chars();
    while let Some(c) = chars.next() {
        let end = at + c.len_utf8();
        if set.matches(c) {
            return Some((at, end));
        }
        at = end;
    }
    None
}

fn rfind_char<M: MultiCharEq>(set: &mut M, haystack: &str) -> Option<(usize, usize)> {
    let mut end = haystack.len();
    let mut chars = haystack.chars();
    while let Some(c) = chars.next_back() {
        let start = end - c.len_utf8();
        if set.matches(c) {
            return Some((start, end));
        }
        end = start;
    }
    None
}

fn char_prefix<M: MultiCharEq>(set: &mut M, haystack: &str) -> Option<usize> {
    let c = haystack.chars().next()?;
    if set.matches(c) { Some(c.len_utf8()) } else { None }
}

fn char_suffix<M: MultiCharEq>(set: &mut M, haystack: &str) -> Option<usize> {
    let c = haystack.chars().next_back()?;
    if set.matches(c) { Some(c.len_utf8()) } else { None }
}

macro_rules! char_pattern {
    ([$($generics:tt)*] $t:ty, $this:ident $set:expr) => {
        impl<$($generics)*> Pattern for $t {
            fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
                let $this = self;
                find_char(&mut $set, haystack, from)
            }

            fn rfind_in(&mut self, haystack: &str) -> Option<(usize, usize)> {
                let $this = self;
                rfind_char(&mut $set, haystack)
            }

            fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
                let $this = self;
                char_prefix(&mut $set, haystack)
            }

            fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
                let $this = self;
                char_suffix(&mut $set, haystack)
            }
        }
    };
}

char_pattern! { [F: FnMut(char) -> bool] F, this *this }
char_pattern! { [const N: usize] [char; N], this OneOf(&this[..]) }
char_pattern! { ['b, const N: usize] &'b [char; N], this OneOf(&this[..]) }
char_pattern! { ['b] &'b [char], this OneOf(*this) }

impl Pattern for char {
    fn utf8_len(&self) -> Option<usize> {
        Some(self.len_utf8())
    }

    fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
        let mut buf = [0; 4];
        find_str(self.encode_utf8(&mut buf).as_bytes(), haystack.as_bytes(), from)
    }

    fn rfind_in(&mut self, haystack: &str) -> Option<(usize, usize)> {
        let mut buf = [0; 4];
        rfind_str(self.encode_utf8(&mut buf).as_bytes(), haystack.as_bytes())
    }

    fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
        match haystack.chars().next() {
            Some(c) if c == *self => Some(c.len_utf8()),
            _ => None,
        }
    }

    fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
        match haystack.chars().next_back() {
            Some(c) if c == *self => Some(c.len_utf8()),
            _ => None,
        }
    }
}

fn matches_at(needle: &[u8], haystack: &[u8], at: usize) -> bool {
    let mut i = 0;
    while i < needle.len() {
        if haystack[at + i] != needle[i] {
            return false;
        }
        i += 1;
    }
    true
}

fn find_str(needle: &[u8], haystack: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while at + needle.len() <= haystack.len() {
        if matches_at(needle, haystack, at) {
            return Some((at, at + needle.len()));
        }
        at += 1;
    }
    None
}

fn rfind_str(needle: &[u8], haystack: &[u8]) -> Option<(usize, usize)> {
    if needle.len() > haystack.len() {
        return None;
    }
    let mut at = haystack.len() - needle.len();
    loop {
        if matches_at(needle, haystack, at) {
            return Some((at, at + needle.len()));
        }
        if at == 0 {
            return None;
        }
        at -= 1;
    }
}

impl<'b> Pattern for &'b str {
    fn utf8_len(&self) -> Option<usize> {
        Some(self.len())
    }

    fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
        find_str(self.as_bytes(), haystack.as_bytes(), from)
    }

    fn rfind_in(&mut self, haystack: &str) -> Option<(usize, usize)> {
        rfind_str(self.as_bytes(), haystack.as_bytes())
    }

    fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
        if haystack.as_bytes().starts_with(self.as_bytes()) { Some(self.len()) } else { None }
    }

    fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
        if haystack.as_bytes().ends_with(self.as_bytes()) { Some(self.len()) } else { None }
    }
}

macro_rules! string_pattern {
    ($($t:ty, $this:ident $value:expr;)*) => {
        $(impl<'b, 'c> Pattern for $t {
            fn utf8_len(&self) -> Option<usize> {
                Some(self.len())
            }

            fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
                let $this = self;
                ($value).find_in(haystack, from)
            }

            fn rfind_in(&mut self, haystack: &str) -> Option<(usize, usize)> {
                let $this = self;
                ($value).rfind_in(haystack)
            }

            fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
                let $this = self;
                ($value).prefix_len(haystack)
            }

            fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
                let $this = self;
                ($value).suffix_len(haystack)
            }
        })*
    };
}

string_pattern! {
    &'b String, this &mut this.as_str();
    &'c &'b str, this &mut &***this;
}
