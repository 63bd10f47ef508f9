struct P { x: i32, y: i32 }
fn inc(r: &mut i32) { *r += 1; }
fn sum(a: &i32, b: &i32) -> i32 { a + b }
fn pick<'a>(a: &'a mut i32, b: &'a mut i32, c: bool) -> &'a mut i32 { if c { a } else { b } }
fn main() {
    let mut x = 5;
    let r = &mut x;
    inc(r);
    *r = 7;
    let p = &mut x as *mut i32;
    unsafe { *p = 3; let q = &mut *p; inc(q); }
    let mut s = P { x: 1, y: 2 };
    s.x += sum(&s.x, &s.y);
    let v = Vec::<i32>::new();
    let mut w = Vec::new();
    w.push(1u8);
    let l = v.len();
    let e = v[0];
    w[0] = 4;
    w[0] += 1;
    for i in v.iter() { let k: &i32 = i; }
    let mut i = 0;
    while i < 10 { i += 1; if i == 5 { continue } }
    let c = |a: i32| a + x;
    let d = c(2);
    let t = match d { 0 => 1, n if n > 3 => 2, _ => 3 };
    let o = Some(3).map(|z| z as u8);
    
    let sl = &v[..2];
    let b: Box<dyn Fn(i32) -> i32> = Box::new(move |q| q + d);
    let bb = b(3);
    let z = loop { break 5u8; };
    let arr = [0u8; 4];
    let dynr: &dyn std::fmt::Debug = &x;
    let [a0, .., a3] = arr;
    let (m, n) = (1, "a");
    
}
fn q(o: Option<i32>) -> Option<i32> { let v = o?; Some(v + 1) }
