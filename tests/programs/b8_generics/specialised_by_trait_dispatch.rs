// Static dispatch through nested generic types picks the impl for each level.
trait Encode {
    fn encode(&self, out: &mut Vec<u8>);
}

impl Encode for u8 {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
}
impl Encode for u16 {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_be_bytes());
    }
}
impl Encode for str {
    fn encode(&self, out: &mut Vec<u8>) {
        (self.len() as u8).encode(out);
        out.extend(self.bytes());
    }
}
impl<T: Encode> Encode for [T] {
    fn encode(&self, out: &mut Vec<u8>) {
        (self.len() as u16).encode(out);
        for x in self {
            x.encode(out);
        }
    }
}
impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, out: &mut Vec<u8>) {
        (**self).encode(out);
    }
}
impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        (**self).encode(out);
    }
}
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            None => 0u8.encode(out),
            Some(x) => {
                1u8.encode(out);
                x.encode(out);
            }
        }
    }
}
impl<A: Encode, B: Encode> Encode for (A, B) {
    fn encode(&self, out: &mut Vec<u8>) {
        self.0.encode(out);
        self.1.encode(out);
    }
}

fn bytes<T: Encode + ?Sized>(t: &T) -> Vec<u8> {
    let mut out = vec![];
    t.encode(&mut out);
    out
}

fn main() {
    println!("{:?}", bytes(&(7u8, "hi")));
    println!("{:?}", bytes(&[Some(300u16), None][..]));
    println!("{:?}", bytes(&(Box::new("x"), Some((1u8, &2u8)))));
}
