use std::fmt;

#[derive(Debug, Clone, PartialEq, Default)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug)]
struct Unit;

#[derive(Debug)]
struct Pair(i32, &'static str);

#[derive(Debug)]
enum Shape {
    Empty,
    Circle { radius: f64 },
    Line(Point, Point),
}

struct Hex(u32);

impl fmt::Display for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            write!(f, "hex:")?;
        }
        fmt::LowerHex::fmt(&self.0, f)
    }
}

struct Padded;

impl fmt::Display for Padded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("padded")
    }
}

fn main() {
    println!("{}", 5);
    println!("{} {:?} {}", 1u8, -2i64, u128::MAX);
    println!("{:5}|{:<5}|{:^5}|{:>5}|{:*^9.3}|{:#x}|{:#010b}|{:08.3}|{:+}", 1, 2, 3, "a", "abcdef", 255, 5, -1.5, 3);
    println!("{:e} {:e} {:E} {:.2e} {:e}", 0, 100u8, 123456789u64, 12345, 1500.0);
    println!("{:?} {:#?} {:02x?} {:#X?}", [1, 2], vec![Some(1)], [10, 11], [10]);
    println!("{:p} {:?} {:#p} {:20p}|", 16 as *const u8, 16 as *const u8, 16 as *const u8, 16 as *const u8);
    println!("{:?} {:?}", "a\u{301}\u{7f}\u{200b}\n'\"", '\'');
    println!("[{:05}] [{:+}] [{:05}] [{:<5}] [{:5}]", f64::INFINITY, f64::NAN, f64::NAN, 1.5, 2.5);
    println!("{:?} {:?} {:?} {} {:?}", 1e16, 1e-5, 1e15, 1e21, f32::MAX);
    println!("{} {} {} {:.3} {:.0} {:?} {}", 0.1 + 0.2, 1.0, -0.0, 2.0f32 / 3.0, 2.5, 0.3f32, 1e-7);
    let p = Point { x: 1, y: -2 };
    println!("{p:?} {p:#?} {0:?} {0:5?}", p);
    println!("{:?} {:?} {:#?}", Unit, Pair(3, "x"), Pair(3, "x"));
    println!("{:?} {:?} {:#?}", Shape::Empty, Shape::Circle { radius: 0.5 }, Shape::Line(p.clone(), Point::default()));
    println!("{} {:#} {:8} {:#08}", Hex(255), Hex(255), Hex(255), Hex(255));
    println!("[{}] [{:10}] [{:>10}] [{:-^10}] [{:.2}]", Padded, Padded, Padded, Padded, Padded);
    let (width, precision) = (8, 2);
    println!("[{:width$.precision$}] [{:.*}] [{0:>1$}]", 3.14159, 3, 2.71828, width = width, precision = precision);
    println!("{:?} {:?} {:?} {:?}", (), (1,), (1, "a"), ((1, 2), [3]));
    println!("{:#?}", ((1, 2), [3], Some("x"), None::<i32>));
    println!("{:?} {:?}", Some(Ok::<i32, String>(3)), Err::<i32, _>(fmt::Error));
    println!("{:?} {:?} {}", true, 'x', 'é');
    println!("{0} {1} {0} {name}", "a", "b", name = "n");
    println!("{{}} {{{}}}", 1);
    println!("{:?}", format_args!("{} {}", 1, 2));
    println!("{}", format!("{:>1$}", "r", 4));
    let s: String = format!("{}-{}", "a", 1);
    println!("{s} {}", s.len());
    println!("{:?}", std::cell::Cell::new(1));
    println!("{:?} {:#?}", std::cell::RefCell::new(1), std::cell::RefCell::new("x"));
    println!("{:?} {:?}", Box::new(1), std::rc::Rc::new("x"));
    println!("{:b} {:o} {:x} {:X} {:b} {:x}", 10, 64, 255, 255, -1i8, -1i32);
    println!("{:>+8.2} {:<8.1e}| {:^+9}|", 1.5, 1234.5, 7);
    println!("{:?} {:?} {:?}", 1..3, ..=4, (2..).start);
    println!("{:5}|{:<5}|{:^5}|{:>5}", true, 'c', "é", "日本");
    assert_eq!(format!("{:?}", "tab\t"), "\"tab\\t\"");
    eprintln!("to stderr {}", 1);
}
