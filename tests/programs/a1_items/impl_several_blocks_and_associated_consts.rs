// Inherent items from several impl blocks; a const may use `Self` and other consts.
struct Grid;

impl Grid {
    const SIDE: usize = 3;
    const AREA: usize = Self::SIDE * Self::SIDE;
}

impl Grid {
    const NAMES: [&'static str; Grid::SIDE] = ["a", "b", "c"];

    fn cells() -> [u8; Self::AREA] {
        [1; Self::AREA]
    }
}

fn main() {
    println!("{} {}", Grid::AREA, Grid::cells().len());
    println!("{:?}", Grid::NAMES);
    println!("{}", <Grid>::SIDE);
}
