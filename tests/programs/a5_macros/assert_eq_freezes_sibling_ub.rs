// assert_eq! reads its operands by shared references: that read freezes a written child.
fn main() {
    let mut x = 0;
    let p = &raw mut x;
    let r = unsafe { &mut *p };
    *r = 1;
    assert_eq!(unsafe { *p }, 1);
    *r = 2;
}
