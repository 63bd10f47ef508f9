#[derive(Debug, Clone, PartialEq)]
struct Noisy(i32);

impl Drop for Noisy {
    fn drop(&mut self) {
        print!("d{} ", self.0);
    }
}

fn main() {
    let mut v = Vec::new();
    println!("{} {}", v.len(), v.capacity());
    for i in 0..5 {
        v.push(i);
        print!("{} ", v.capacity());
    }
    println!("{v:?}");
    v.insert(2, 100);
    println!("{v:?} {} {} {:?}", v.remove(0), v.swap_remove(0), v);
    v.extend([7, 8, 9]);
    v.extend_from_slice(&[1, 2]);
    v.extend(&[3]);
    println!("{v:?}");
    v.retain(|x| x % 2 == 1);
    println!("{v:?}");
    v.dedup();
    v.truncate(3);
    println!("{v:?} {:?} {:?}", v.pop(), v.split_off(1));
    v.append(&mut vec![5, 5, 6]);
    v.dedup();
    println!("{v:?}");
    v.resize(5, 0);
    println!("{v:?} {:?}", v.drain(1..3).collect::<Vec<_>>());
    println!("{v:?}");
    println!("{:?} {v:?}", v.splice(1..2, [10, 11, 12]).collect::<Vec<_>>());
    println!("{:?} {v:?}", v.extract_if(.., |x| *x > 10).collect::<Vec<_>>());
    v.clear();
    println!("{v:?} {}", v.is_empty());
    let mut n: Vec<Noisy> = (0..6).map(Noisy).collect();
    n.truncate(5);
    println!("| truncated");
    n.drain(1..3);
    println!("| drained");
    n.retain(|x| x.0 != 3);
    println!("| retained {n:?}");
    let mut it = n.into_iter();
    println!("{:?}", it.next());
    println!("| first {:?}", it.as_slice());
    drop(it);
    println!("| iterator");
    let w = vec![Noisy(7); 2];
    let b = w.into_boxed_slice();
    println!("{}", b.len());
    drop(b);
    println!("| boxed");
    let nested = vec![vec![1, 2], vec![3]];
    println!("{:?} {:?}", nested.concat(), nested.iter().flatten().count());
    let s: Vec<String> = "a b".split(' ').map(str::to_string).collect();
    println!("{s:?} {}", s.join("+"));
    let from_array = Vec::from([1, 2, 3]);
    let arr: [i32; 3] = from_array.clone().try_into().unwrap();
    println!("{arr:?} {:?} {:?}", from_array, Vec::from("ab"));
    println!("{:?}", vec![0u8; 4].iter().map(|b| b + 1).collect::<Vec<u8>>());
    let mut zst = vec![(); 3];
    zst.push(());
    println!("{} {:?} {}", zst.len(), zst.pop(), zst.iter().count());
    println!("{:?} {:?}", vec![1, 2] == vec![1, 2], vec![2] > vec![1, 5]);
    let mut c = vec![1, 2, 3];
    c.reserve(10);
    println!("{} {}", c.capacity() >= 13, { c.shrink_to_fit(); c.capacity() });
    let leaked: &'static mut [i32] = c.leak();
    leaked[0] = 9;
    println!("{leaked:?}");
    unsafe { drop(Box::from_raw(leaked)) };
    let mut grid = vec![vec!['.'; 3]; 2];
    grid[1][2] = '#';
    for row in &grid {
        println!("{}", row.iter().collect::<String>());
    }
    let mut iter = vec![1, 2, 3].into_iter();
    iter.next_back();
    println!("{:?} {:?}", iter.len(), iter.collect::<Vec<_>>());
    println!("{:?}", vec![3, 1].iter().copied().chain(vec![9]).collect::<std::collections::VecDeque<_>>());
    println!("{:?}", Vec::<i32>::with_capacity(4).spare_capacity_mut().len());
    v.push(1);
    println!("{:?} {:?}", v.pop_if(|x| *x > 3), v.first_mut().map(|x| { *x += 1; *x }));
}
