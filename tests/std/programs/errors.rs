use std::error::Error;
use std::fmt;
use std::io;

#[derive(Debug)]
enum AppError {
    Parse(std::num::ParseIntError),
    Negative(i64),
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AppError::Parse(e) => write!(f, "parse: {e}"),
            AppError::Negative(n) => write!(f, "negative: {n}"),
        }
    }
}

impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            AppError::Parse(e) => Some(e),
            _ => None,
        }
    }
}

impl From<std::num::ParseIntError> for AppError {
    fn from(e: std::num::ParseIntError) -> Self {
        AppError::Parse(e)
    }
}

fn parse(s: &str) -> Result<i64, AppError> {
    let n: i64 = s.trim().parse()?;
    if n < 0 { Err(AppError::Negative(n)) } else { Ok(n) }
}

fn boxed(s: &str) -> Result<i64, Box<dyn Error>> {
    if s.is_empty() {
        return Err("empty".into());
    }
    Ok(parse(s)? + 1)
}

fn option(v: &[i32]) -> Option<i32> {
    let first = v.first()?;
    let last = v.last()?;
    Some(first * last)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("{:?} {:?}", parse(" 42 "), parse("x"));
    println!("{} {}", parse("-3").unwrap_err(), parse("").unwrap_err());
    println!("{:?}", parse("x").unwrap_err().source().map(|e| e.to_string()));
    println!("{:?} {:?}", boxed("7").unwrap(), boxed("").unwrap_err());
    let e = boxed("z").unwrap_err();
    println!("{} {:?}", e, e.downcast_ref::<AppError>().is_some());
    println!("{:?} {:?}", option(&[2, 3, 4]), option(&[]));
    let o = Some(5);
    println!("{:?} {:?} {:?}", o.map(|x| x * 2), o.and_then(|x| if x > 5 { Some(x) } else { None }), o.or(Some(1)));
    println!("{:?} {:?} {:?} {}", o.filter(|x| *x > 4), o.xor(None), o.zip(Some('a')), o.unwrap_or_default());
    println!("{:?} {:?}", o.ok_or("none"), None::<i32>.ok_or_else(|| "none".to_string()));
    println!("{} {}", o.is_some_and(|x| x > 3), o.map_or(0, |x| x + 1));
    let mut m = Some(3);
    println!("{:?} {:?}", m.take(), m);
    println!("{}", m.get_or_insert(9));
    println!("{:?} {:?}", m.replace(4), m);
    if let Some(x) = m.as_mut() {
        *x += 1;
    }
    println!("{m:?} {:?}", m.as_ref().copied());
    println!("{:?}", m.insert(8));
    let r: Result<i32, String> = Ok(3);
    println!("{:?} {:?} {:?}", r.as_ref().map(|x| x + 1), r.clone().ok(), r.clone().err());
    println!("{:?} {}", r.clone().and_then(|x| Err::<i32, _>(format!("bad {x}"))), r.clone().unwrap_or(0));
    println!("{:?} {}", r.iter().count(), r.is_ok_and(|x| x == 3));
    println!("{:?}", Some(Ok::<i32, String>(1)).transpose());
    println!("{:?}", Some(Some(1)).flatten());
    println!("{:?}", Err::<i32, &str>("x").map_err(|e| e.len()).unwrap_or_else(|n| n as i32));
    println!("{:?}", Some("a".to_string()).as_deref());
    let io = io::Error::new(io::ErrorKind::NotFound, "gone");
    println!("{io} {io:?} {:?}", io.kind());
    println!("{}", io::Error::from(io::ErrorKind::InvalidInput));
    println!("{:?}", vec!["1", "2", "x"].into_iter().map(parse).collect::<Result<Vec<_>, _>>().is_err());
    println!("{:?}", ["3", "4"].iter().map(|s| s.parse::<i32>()).sum::<Result<i32, _>>());
    boxed("nope")?;
    println!("not reached");
    Ok(())
}
