// References stored, replaced and returned from aggregates.
struct View<'a> {
    left: &'a mut [i32],
    right: &'a mut [i32],
}

impl<'a> View<'a> {
    fn longer(self) -> &'a mut [i32] {
        if self.left.len() >= self.right.len() { self.left } else { self.right }
    }
    fn first(&mut self) -> &mut i32 {
        &mut self.left[0]
    }
}

fn main() {
    let mut a = [1, 2, 3, 4, 5];
    let (left, right) = a.split_at_mut(2);
    let mut v = View { left, right };
    *v.first() = 10;
    v.longer()[0] = 30;
    println!("{a:?}");
    let (x, y) = (1, 2);
    let mut refs = [&x, &y];
    refs.swap(0, 1);
    refs[1] = &9;
    println!("{refs:?} {}", refs.iter().map(|r| **r).sum::<i32>());
    let mut slot = None;
    let n = 3;
    slot.replace(&n);
    println!("{slot:?}");
}
