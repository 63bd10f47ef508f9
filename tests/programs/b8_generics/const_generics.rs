// Const parameters: arrays of any length, defaults, expressions of parameters in values.
#[derive(Debug, PartialEq, Clone, Copy)]
struct Matrix<const R: usize, const C: usize> {
    cells: [[i32; C]; R],
}

impl<const R: usize, const C: usize> Matrix<R, C> {
    const CELLS: usize = R * C;

    fn transposed(&self) -> Matrix<C, R> {
        let mut cells = [[0; R]; C];
        for (r, row) in self.cells.iter().enumerate() {
            for (c, x) in row.iter().enumerate() {
                cells[c][r] = *x;
            }
        }
        Matrix { cells }
    }
}

struct Buffer<T, const N: usize = 4>([T; N]);

fn total<const N: usize>(a: [u32; N]) -> u32 {
    a.iter().sum::<u32>() + N as u32
}

fn flag<const B: bool, const C: char>() -> String {
    if B { C.to_string() } else { String::from("no") }
}

fn first_n<T: Copy + Default, const N: usize>(s: &[T]) -> [T; N] {
    let mut out = [T::default(); N];
    out.copy_from_slice(&s[..N]);
    out
}

fn main() {
    let m = Matrix { cells: [[1, 2, 3], [4, 5, 6]] };
    println!("{:?} {}", m.transposed(), Matrix::<2, 3>::CELLS);
    println!("{} {}", m.transposed().transposed() == m, total([1, 2, 3]));
    println!("{} {}", size_of::<Buffer<u16>>(), Buffer([0u8; 2]).0.len());
    println!("{} {}", flag::<true, 'z'>(), flag::<false, 'z'>());
    let a: [u8; 2] = first_n(&[7, 8, 9]);
    println!("{a:?} {:?}", first_n::<_, 3>(&['a', 'b', 'c', 'd']));
    println!("{}", total::<{ 1 + 1 }>([5; 2]));
}
