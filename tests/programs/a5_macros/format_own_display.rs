// Own `Display` and `Debug` with `write!`, padding by `pad`, and the builders.
use std::fmt;

struct Temp(f64);

impl fmt::Display for Temp {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if f.alternate() {
            write!(f, "{:.1} degrees", self.0)
        } else if let Some(p) = f.precision() {
            write!(f, "{:.*}°", p, self.0)
        } else {
            f.pad(&format!("{}°", self.0))
        }
    }
}

struct Pair(i32, i32);

impl fmt::Debug for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pair").field("sum", &(self.0 + self.1)).finish_non_exhaustive()
    }
}

struct List(Vec<u8>);

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter()).entry(&"end").finish()
    }
}

impl fmt::LowerHex for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)?;
        f.write_str("/")?;
        f.write_fmt(format_args!("{:x}", self.1))
    }
}

fn main() {
    let t = Temp(21.55);
    println!("{t} {t:#} {t:.0} [{t:>8}] [{t:^9}]");
    println!("{:?} {:#?} {:#x}", Pair(1, 2), Pair(3, 4), Pair(255, 16));
    println!("{:?}", List(vec![1, 2]));
    println!("{}", t.to_string().len());
}
