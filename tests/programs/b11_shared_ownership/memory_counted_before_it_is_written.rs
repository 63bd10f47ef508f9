// `Rc` and `Arc` of memory that gets its value later; slices of such memory that are written as a whole.
use std::mem::MaybeUninit;
use std::panic::catch_unwind;
use std::rc::Rc;
use std::sync::Arc;

struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl Clone for Noisy {
    fn clone(&self) -> Noisy {
        assert_ne!(self.0, 3);
        Noisy(self.0 + 10)
    }
}

fn main() {
    let mut one = Rc::<u32>::new_uninit();
    Rc::get_mut(&mut one).unwrap().write(5);
    let one = unsafe { one.assume_init() };
    println!("{one} {}", Rc::strong_count(&one));

    let mut texts = Arc::<[String]>::new_uninit_slice(2);
    for (index, text) in Arc::get_mut(&mut texts).unwrap().iter_mut().enumerate() {
        text.write(format!("text {index}"));
    }
    let texts = unsafe { texts.assume_init() };
    println!("{:?} {}", texts.clone(), Arc::strong_count(&texts));
    let zeros = unsafe { Rc::<[u16]>::new_zeroed_slice(3).assume_init() };
    println!("{zeros:?} {}", unsafe { Arc::<u8>::new_zeroed().assume_init() });
    println!("{}", Rc::<[Noisy]>::new_uninit_slice(0).len());

    let mut bytes = [const { MaybeUninit::<u8>::uninit() }; 4];
    println!("{:?}", bytes[1..].write_copy_of_slice(&[1, 2, 3]));
    let panicked = catch_unwind(|| {
        let mut three = [const { MaybeUninit::<Noisy>::uninit() }; 3];
        three.write_clone_of_slice(&[Noisy(1), Noisy(2), Noisy(3)]);
    });
    println!("{}", panicked.is_err());
}
