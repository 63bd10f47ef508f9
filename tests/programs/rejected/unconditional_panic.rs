// The lint `unconditional_panic`: what is never reached according to known values is not looked at.
const SIZE: usize = 3;

fn main() {
    let cells = [1, 2, 3];
    if SIZE > 3 {
        println!("{}", cells[SIZE]);
    }
    let mut divisor = 0;
    println!("{}", divisor);
    divisor += 1;
    println!("{}", 10 / divisor);
    #[allow(unconditional_panic)]
    let at_most = || cells[SIZE + 1];
    let _ = at_most;
    let at = SIZE;
    println!("{}", cells[at]);
}
