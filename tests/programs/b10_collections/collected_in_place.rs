// Elements that are left over or half made are dropped once when a pipeline is collected in its source's buffer.
struct D(i32);

impl Drop for D {
    fn drop(&mut self) {
        print!("{} ", self.0);
    }
}

fn main() {
    let four = || vec![D(1), D(2), D(3), D(4)];
    let v: Vec<D> = four().into_iter().filter(|d| d.0 % 2 == 0).take(1).collect();
    println!("| {} {}", v.len(), v.capacity());
    drop(v);
    println!();
    let v: Vec<D> = four().into_iter().map(|d| D(d.0 * 10)).collect();
    println!("| {} {}", v.len(), v.capacity());
    drop(v);
    println!();
    let caught = std::panic::catch_unwind(|| {
        let v: Vec<D> = four()
            .into_iter()
            .map(|d| {
                if d.0 == 3 {
                    std::panic::resume_unwind(Box::new(()))
                }
                D(d.0 + 10)
            })
            .collect();
        v.len()
    });
    println!("| {}", caught.is_err());
    let all: Result<Vec<D>, i32> = four().into_iter().map(|d| if d.0 < 3 { Ok(d) } else { Err(d.0) }).collect();
    println!("| {:?}", all.map(|v| v.len()));
}
