use std::rc::Rc;
use std::sync::Arc;

fn main() {
    let mut a: Rc<[String]> = Rc::from(vec!["a".to_string(), "b".to_string()]);
    let other = a.clone();
    Rc::make_mut(&mut a)[0].push('!');
    println!("{a:?} {other:?} {}", Rc::strong_count(&a));

    let mut s: Arc<str> = Arc::from("text");
    let weak = Arc::downgrade(&s);
    Arc::make_mut(&mut s).make_ascii_uppercase();
    println!("{s} {:?}", weak.upgrade());

    let mut n = Rc::new(vec![1]);
    let weak = Rc::downgrade(&n);
    Rc::make_mut(&mut n).push(2);
    println!("{n:?} {:?} {}", weak.upgrade(), Rc::weak_count(&n));

    let mut x = Arc::new(Box::new(5));
    let y = x.clone();
    **Arc::make_mut(&mut x) += 1;
    println!("{x} {y} {}", Arc::strong_count(&y));
    *Arc::make_mut(&mut x) = Box::new(9);
    println!("{x}");
}
