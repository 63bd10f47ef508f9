// A closure cannot leave the loop around it.
fn main() {
    'rows: for i in 0..3 {
        let stop = || {
            if i == 1 {
                loop {
                    break 'rows;
                }
            }
        };
        stop();
    }
}
