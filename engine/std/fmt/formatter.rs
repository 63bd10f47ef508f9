use super::builders::{debug_list_new, debug_map_new, debug_set_new, debug_struct_new, debug_tuple_new};
use super::{Arguments, Debug, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, Result, Write};

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    Left,
    Right,
    Center,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    Plus,
    Minus,
}

// Bits of the flags, as the type checker writes them.
const SIGN_PLUS: u32 = 1 << 0;
const ALTERNATE: u32 = 1 << 2;
const ZERO_PAD: u32 = 1 << 3;
const DEBUG_LOWER_HEX: u32 = 1 << 4;
const DEBUG_UPPER_HEX: u32 = 1 << 5;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct FormattingOptions {
    flags: u32,
    fill: char,
    align: Option<Alignment>,
    width: Option<usize>,
    precision: Option<usize>,
}

impl FormattingOptions {
    pub const fn new() -> Self {
        FormattingOptions { flags: 0, fill: ' ', align: None, width: None, precision: None }
    }

    pub(super) const fn from_parts(
        fill: char,
        align: u8,
        flags: u32,
        width: Option<usize>,
        precision: Option<usize>,
    ) -> Self {
        let align = match align {
            0 => Some(Alignment::Left),
            1 => Some(Alignment::Right),
            2 => Some(Alignment::Center),
            _ => None,
        };
        FormattingOptions { flags, fill, align, width, precision }
    }

    const fn set(&mut self, flag: u32, on: bool) -> &mut Self {
        self.flags = if on { self.flags | flag } else { self.flags & !flag };
        self
    }

    pub const fn sign(&mut self, sign: Option<Sign>) -> &mut Self {
        self.set(SIGN_PLUS, matches!(sign, Some(Sign::Plus)))
    }

    pub const fn sign_aware_zero_pad(&mut self, on: bool) -> &mut Self {
        self.set(ZERO_PAD, on)
    }

    pub const fn alternate(&mut self, on: bool) -> &mut Self {
        self.set(ALTERNATE, on)
    }

    pub const fn fill(&mut self, fill: char) -> &mut Self {
        self.fill = fill;
        self
    }

    pub const fn align(&mut self, align: Option<Alignment>) -> &mut Self {
        self.align = align;
        self
    }

    pub const fn width(&mut self, width: Option<u16>) -> &mut Self {
        self.width = match width {
            Some(width) => Some(width as usize),
            None => None,
        };
        self
    }

    pub const fn precision(&mut self, precision: Option<u16>) -> &mut Self {
        self.precision = match precision {
            Some(precision) => Some(precision as usize),
            None => None,
        };
        self
    }

    pub fn create_formatter<'a>(self, write: &'a mut (dyn Write + 'a)) -> Formatter<'a> {
        Formatter { options: self, buf: write }
    }
}

impl Default for FormattingOptions {
    fn default() -> Self {
        Self::new()
    }
}

#[lang = "Formatter"]
pub struct Formatter<'a> {
    options: FormattingOptions,
    pub(super) buf: &'a mut (dyn Write + 'a),
}

// What is to be written after the padded text.
struct PostPadding {
    fill: char,
    padding: usize,
}

impl PostPadding {
    fn write(self, f: &mut Formatter<'_>) -> Result {
        f.write_fill(self.fill, self.padding)
    }
}

impl<'a> Formatter<'a> {
    pub fn new(write: &'a mut (dyn Write + 'a), options: FormattingOptions) -> Self {
        Formatter { options, buf: write }
    }

    pub(super) fn set_options(&mut self, options: FormattingOptions) {
        self.options = options;
    }

    pub const fn options(&self) -> FormattingOptions {
        self.options
    }

    pub fn with_options<'b>(&'b mut self, options: FormattingOptions) -> Formatter<'b> {
        Formatter { options, buf: self.buf }
    }

    // The same options over another writer.
    pub(super) fn wrap_buf<'b, 'c, F>(&'b mut self, wrap: F) -> Formatter<'c>
    where
        'b: 'c,
        F: FnOnce(&'b mut (dyn Write + 'b)) -> &'c mut (dyn Write + 'c),
    {
        Formatter { options: self.options, buf: wrap(self.buf) }
    }

    /// A number's digits with sign, prefix (`0x`; only shown for `#`) and padding.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        let mut width = buf.len();
        let mut sign = None;
        if !is_nonnegative {
            sign = Some('-');
            width += 1;
        } else if self.sign_plus() {
            sign = Some('+');
            width += 1;
        }
        let prefix = if self.alternate() {
            width += prefix.len();
            Some(prefix)
        } else {
            None
        };
        let min = match self.options.width {
            None => 0,
            Some(min) => min,
        };
        if width >= min {
            write_prefix(self, sign, prefix)?;
            self.buf.write_str(buf)
        } else if self.sign_aware_zero_pad() {
            let old_options = self.options;
            self.options.fill('0').align(Some(Alignment::Right));
            write_prefix(self, sign, prefix)?;
            let post_padding = self.padding(min - width, Alignment::Right)?;
            self.buf.write_str(buf)?;
            post_padding.write(self)?;
            self.options = old_options;
            Ok(())
        } else {
            let post_padding = self.padding(min - width, Alignment::Right)?;
            write_prefix(self, sign, prefix)?;
            self.buf.write_str(buf)?;
            post_padding.write(self)
        }
    }

    /// A text, cut to the precision and padded to the width.
    pub fn pad(&mut self, s: &str) -> Result {
        if self.options.width.is_none() && self.options.precision.is_none() {
            return self.buf.write_str(s);
        }
        let s = match self.options.precision {
            None => s,
            Some(max) => match s.char_indices().nth(max) {
                None => s,
                Some((end, _)) => &s[..end],
            },
        };
        match self.options.width {
            None => self.buf.write_str(s),
            Some(width) => {
                let chars_count = s.chars().count();
                if chars_count >= width {
                    self.buf.write_str(s)
                } else {
                    let post_padding = self.padding(width - chars_count, Alignment::Left)?;
                    self.buf.write_str(s)?;
                    post_padding.write(self)
                }
            }
        }
    }

    fn write_fill(&mut self, fill: char, count: usize) -> Result {
        let mut i = 0;
        while i < count {
            self.buf.write_char(fill)?;
            i += 1;
        }
        Ok(())
    }

    fn padding(&mut self, padding: usize, default: Alignment) -> crate::result::Result<PostPadding, super::Error> {
        let align = match self.options.align {
            Some(align) => align,
            None => default,
        };
        let fill = self.options.fill;
        let padding_left = match align {
            Alignment::Left => 0,
            Alignment::Right => padding,
            Alignment::Center => padding / 2,
        };
        self.write_fill(fill, padding_left)?;
        Ok(PostPadding { fill, padding: padding - padding_left })
    }

    /// A number in text form with its sign ("" for none), padded; zeros go between sign and digits.
    pub(super) fn pad_number(&mut self, sign: &str, digits: &str) -> Result {
        let width = match self.options.width {
            None => {
                if sign.len() != 0 {
                    self.buf.write_str(sign)?;
                }
                return self.buf.write_str(digits);
            }
            Some(width) => width,
        };
        let old_options = self.options;
        let mut sign = sign;
        let mut width = width;
        if self.sign_aware_zero_pad() {
            self.buf.write_str(sign)?;
            width = width.saturating_sub(sign.len());
            sign = "";
            self.options.fill('0').align(Some(Alignment::Right));
        }
        let len = sign.len() + digits.len();
        let padding = if width > len { width - len } else { 0 };
        let post_padding = self.padding(padding, Alignment::Right)?;
        self.buf.write_str(sign)?;
        self.buf.write_str(digits)?;
        post_padding.write(self)?;
        self.options = old_options;
        Ok(())
    }

    pub fn write_str(&mut self, data: &str) -> Result {
        self.buf.write_str(data)
    }

    pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {
        if let Some(s) = fmt.as_str() { self.buf.write_str(s) } else { super::write(self.buf, fmt) }
    }

    pub const fn fill(&self) -> char {
        self.options.fill
    }

    pub const fn align(&self) -> Option<Alignment> {
        self.options.align
    }

    pub const fn width(&self) -> Option<usize> {
        self.options.width
    }

    pub const fn precision(&self) -> Option<usize> {
        self.options.precision
    }

    pub const fn sign(&self) -> Option<Sign> {
        if self.sign_plus() { Some(Sign::Plus) } else { None }
    }

    pub const fn sign_plus(&self) -> bool {
        self.options.flags & SIGN_PLUS != 0
    }

    pub const fn sign_minus(&self) -> bool {
        false
    }

    pub const fn alternate(&self) -> bool {
        self.options.flags & ALTERNATE != 0
    }

    pub const fn sign_aware_zero_pad(&self) -> bool {
        self.options.flags & ZERO_PAD != 0
    }

    pub(super) const fn debug_lower_hex(&self) -> bool {
        self.options.flags & DEBUG_LOWER_HEX != 0
    }

    pub(super) const fn debug_upper_hex(&self) -> bool {
        self.options.flags & DEBUG_UPPER_HEX != 0
    }

    // `{:#p}` fills with zeros to the full width of an address.
    pub(super) fn set_pointer_options(&mut self) -> FormattingOptions {
        let old_options = self.options;
        if self.alternate() {
            self.options.sign_aware_zero_pad(true);
            if self.options.width.is_none() {
                self.options.width = Some((usize::BITS / 4) as usize + 2);
            }
        }
        self.options.alternate(true);
        old_options
    }

    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        debug_struct_new(self, name)
    }

    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        debug_tuple_new(self, name)
    }

    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        debug_list_new(self)
    }

    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        debug_set_new(self)
    }

    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        debug_map_new(self)
    }

    // What `derive(Debug)` calls.

    pub fn debug_struct_field1_finish<'b>(&'b mut self, name: &str, name1: &str, value1: &dyn Debug) -> Result {
        let mut builder = debug_struct_new(self, name);
        builder.field(name1, value1);
        builder.finish()
    }

    pub fn debug_struct_field2_finish<'b>(
        &'b mut self,
        name: &str,
        name1: &str,
        value1: &dyn Debug,
        name2: &str,
        value2: &dyn Debug,
    ) -> Result {
        let mut builder = debug_struct_new(self, name);
        builder.field(name1, value1);
        builder.field(name2, value2);
        builder.finish()
    }

    pub fn debug_struct_field3_finish<'b>(
        &'b mut self,
        name: &str,
        name1: &str,
        value1: &dyn Debug,
        name2: &str,
        value2: &dyn Debug,
        name3: &str,
        value3: &dyn Debug,
    ) -> Result {
        let mut builder = debug_struct_new(self, name);
        builder.field(name1, value1);
        builder.field(name2, value2);
        builder.field(name3, value3);
        builder.finish()
    }

    pub fn debug_struct_fields_finish<'b>(&'b mut self, name: &str, names: &[&str], values: &[&dyn Debug]) -> Result {
        let mut builder = debug_struct_new(self, name);
        let mut i = 0;
        while i < names.len() {
            builder.field(names[i], values[i]);
            i += 1;
        }
        builder.finish()
    }

    pub fn debug_tuple_field1_finish<'b>(&'b mut self, name: &str, value1: &dyn Debug) -> Result {
        let mut builder = debug_tuple_new(self, name);
        builder.field(value1);
        builder.finish()
    }

    pub fn debug_tuple_field2_finish<'b>(&'b mut self, name: &str, value1: &dyn Debug, value2: &dyn Debug) -> Result {
        let mut builder = debug_tuple_new(self, name);
        builder.field(value1);
        builder.field(value2);
        builder.finish()
    }

    pub fn debug_tuple_fields_finish<'b>(&'b mut self, name: &str, values: &[&dyn Debug]) -> Result {
        let mut builder = debug_tuple_new(self, name);
        let mut i = 0;
        while i < values.len() {
            builder.field(values[i]);
            i += 1;
        }
        builder.finish()
    }
}

fn write_prefix(f: &mut Formatter<'_>, sign: Option<char>, prefix: Option<&str>) -> Result {
    if let Some(c) = sign {
        f.buf.write_char(c)?;
    }
    if let Some(prefix) = prefix { f.buf.write_str(prefix) } else { Ok(()) }
}

impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        self.buf.write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        self.buf.write_char(c)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        if let Some(s) = args.as_str() { self.buf.write_str(s) } else { super::write(self.buf, args) }
    }
}
