//! title: Reading through the parent freezes the child
//! about: After the read the child may still read, but no longer write.
//! expect: ub
//! group: References and raw pointers

fn main() {
    let mut data = [1u8, 2, 3, 4];
    let parent = &mut data;
    let child = unsafe { &mut *(parent as *mut [u8; 4]) };
    child[0] = 10; // child becomes Unique where it writes
    let seen = parent[0]; // a foreign read for child: Frozen there
    let still = child[0]; // reading is allowed
    println!("{seen} {still}");
    child[1] = 20; // byte 1 was not read: still allowed
    child[0] = 30; // byte 0 is Frozen: not allowed
}
