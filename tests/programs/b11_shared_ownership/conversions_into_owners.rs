use std::rc::Rc; use std::sync::Arc; use std::borrow::Cow;
fn main() {
    let a: Arc<str> = Arc::from(String::from("x").into_boxed_str());
    let b: Rc<str> = Rc::from("lit"); let c: Rc<[i32]> = Rc::from([1, 2, 3]); let d: Rc<[i32]> = vec![1].into();
    let e: Arc<[u8]> = Arc::from(&[1u8, 2][..]); let f: Rc<str> = String::from("s").into(); let g: Rc<i32> = 5.into();
    let h: Box<str> = "a".into(); let i: Box<[i32]> = [1, 2].into(); let j: Rc<i32> = Box::new(3).into();
    let k: Arc<[String]> = vec![String::from("z")].into_boxed_slice().into();
    let l: Rc<str> = Cow::Borrowed("cow").into(); let m: Vec<i32> = [1, 2].into(); let n: Vec<i32> = (&[1, 2]).into();
    let o: String = 'c'.into(); let p: String = Cow::<str>::Owned("o".into()).into(); let q: Cow<str> = "q".into();
    let r: Cow<[i32]> = vec![1].into(); let s: Vec<u8> = "bytes".into(); let t: Vec<u8> = String::from("b").into();
    let u: Box<str> = String::from("bs").into(); let v: String = h.clone().into(); let w: Rc<[i32]> = (1..4).collect();
    let x: Arc<[i32; 2]> = Arc::new([1, 2]); let y: Arc<[i32]> = x.clone();
    let z: Result<Rc<[i32; 3]>, _> = c.clone().try_into();
    let aa: Box<[i32]> = (0..3).collect(); let bb: Rc<[String]> = Rc::from(vec!["a".to_string()]);
    let cc: Rc<str> = Rc::from(&mut *String::from("mm")); let dd: Rc<dyn Fn() -> i32> = Rc::new(|| 3);
    let ee: Result<Box<[i32; 3]>, _> = vec![1, 2, 3].into_boxed_slice().try_into();
    let ff: Result<[i32; 2], Vec<i32>> = vec![1, 2].try_into(); let gg: Box<dyn std::error::Error> = "err".into();
    let hh: Box<dyn std::error::Error + Send + Sync> = String::from("e2").into(); let ii: Option<i32> = 3.into();
    let jj: Arc<String> = String::from("as").into(); let kk: std::collections::VecDeque<i32> = vec![1, 2].into();
    let ll: std::collections::BTreeMap<i32, i32> = [(1, 2)].into(); let mm: std::collections::HashSet<i32> = [1].into();
    println!("{a} {b} {c:?} {d:?} {e:?} {f} {g} {h} {i:?} {j} {k:?} {l} {m:?} {n:?} {o} {p} {q} {r:?} {s:?} {t:?} {u} {v} {w:?} {y:?} {z:?} {aa:?} {bb:?} {cc} {} {ee:?} {ff:?} {gg} {hh} {ii:?} {jj} {kk:?} {ll:?} {mm:?}", dd());
}
