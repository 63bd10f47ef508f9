struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    fn local(&self) {
        fn first<'a>(text: &'a str) -> &'a str {
            &text[..1]
        }
        first(self.0);
    }

    fn longer<'a>(&self, other: &'a str) -> &'a str {
        other
    }
}

fn main() {}
