// `if let … else if let … else`, each with its own pattern and value.
enum Shape {
    Dot,
    Line(u32),
    Rect { w: u32, h: u32 },
}

fn size(s: &Shape) -> u32 {
    if let Shape::Line(n) = s {
        *n
    } else if let Shape::Rect { w, h: 1 } = s {
        w + 1000
    } else if let Shape::Rect { w, h } = s {
        w * h
    } else {
        0
    }
}

fn main() {
    for s in [Shape::Dot, Shape::Line(4), Shape::Rect { w: 3, h: 5 }, Shape::Rect { w: 3, h: 1 }] {
        println!("{}", size(&s));
    }
}
