// A method that changes needs a mutable borrow, which a shared reference does not give.
struct List {
    items: Vec<u32>,
}

fn fill(own: &mut List, other: &List) {
    own.items.push(1);
    let copy = &mut own.items;
    copy.extend(other.items.iter());
    other.items.push(2);
}

fn main() {
    let (mut first, second) = (List { items: vec![] }, List { items: vec![3] });
    fill(&mut first, &second);
    println!("{:?} {:?}", first.items, second.items);
}
