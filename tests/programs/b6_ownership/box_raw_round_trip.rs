// `into_raw`, `from_raw`, `leak`, and one box's content changed in between.
#![feature(box_as_ptr)]

struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn main() {
    let raw = Box::into_raw(Box::new(Node { value: 1, next: None }));
    unsafe {
        (*raw).value += 1;
        (*raw).next = Some(Box::new(Node { value: 10, next: None }));
        let b = Box::from_raw(raw);
        println!("{} {}", b.value, b.next.as_ref().unwrap().value);
    }
    let leaked: &'static mut [i32] = Box::leak(Box::new([1, 2, 3]));
    leaked[1] = 20;
    println!("{leaked:?}");
    unsafe { drop(Box::from_raw(leaked)) };
    let mut b = Box::new(7);
    let p = Box::as_mut_ptr(&mut b);
    unsafe { *p += 1 };
    println!("{b}");
}
