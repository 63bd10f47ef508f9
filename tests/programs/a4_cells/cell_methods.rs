// `replace`, `take`, `swap`, `update`, `get_mut`, `into_inner`, and slices of cells.
use std::cell::Cell;

fn main() {
    let c = Cell::new(String::from("a"));
    println!("{}", c.replace(String::from("b")));
    println!("{:?} {:?}", c.take(), c.take());
    let (x, y) = (Cell::new(1), Cell::new(2));
    x.swap(&y);
    println!("{} {}", x.get(), y.get());
    let mut z = Cell::new([1, 2]);
    z.get_mut()[0] = 9;
    println!("{:?}", z.into_inner());
    let mut list = [1, 2, 3];
    let cells = Cell::from_mut(&mut list[..]).as_slice_of_cells();
    for (a, b) in cells.iter().zip(&cells[1..]) {
        b.set(a.get() + b.get());
    }
    println!("{list:?}");
    let d = Cell::new(5);
    println!("{:?} {}", d, d == Cell::new(5));
}
