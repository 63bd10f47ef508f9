// `[v; N]` with constants and Copy values; arrays of arrays; zero-length arrays.
const EMPTY: Vec<u8> = Vec::new();

fn main() {
    let mut grid = [[0u8; 3]; 2];
    grid[1][2] = 5;
    grid[0] = [1; 3];
    println!("{grid:?} {}", size_of_val(&grid));
    let mut lists = [EMPTY; 3];
    lists[1].push(4);
    println!("{lists:?}");
    let none: [String; 0] = [];
    println!("{} {:?}", none.len(), none);
    let from_const = [const { String::new() }; 2];
    println!("{from_const:?}");
    println!("{}", [1, 2] == [1, 2] && [1, 2] < [1, 3]);
    let [a, b, c] = [1, 2, 3].map(|x| x * 2);
    println!("{a} {b} {c}");
}
