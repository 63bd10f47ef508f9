"""Titles, helps and spans of small programs: diagnostics.md sections 1.2, 3 and 6."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.judge import Judgement, judge, normal


def words(tmp_path: Path, source: str, model: str = "tree", **options: object) -> tuple[Judgement, str]:
    path = tmp_path / "t.rs"
    path.write_text("#![allow(unused)]\n" + source, encoding="utf-8")
    got = judge(path, model, **options)
    return got, normal(got.text)


# spec: diagnostics 6 | *
@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("let p = Box::into_raw(Box::new(1u8)); unsafe { drop(Box::from_raw(p)); let _x = *p; }",
         "memory access failed: ALLOC has been freed, so this pointer is dangling"),
        ("let a = [1u8, 2]; let p = &raw const a as *const u8; unsafe { let _x = *p.wrapping_add(2); }",
         ("memory access failed: attempting to access 1 byte, but got ALLOC+0x2 which is at or beyond the end of the "
          "allocation of size 2 bytes")),
        ("let p = 16 as *const u8; unsafe { let _x = *p; }",
         ("memory access failed: attempting to access 1 byte, but got 0x10[noalloc] which is a dangling pointer (it "
          "has no provenance)")),
        ("let p: &u8 = unsafe { std::mem::transmute(0usize) };",
         "constructing invalid value of type &u8: encountered a null reference"),
        ("let p: (u8, &u16) = unsafe { (1, std::mem::transmute(0usize)) };",
         "constructing invalid value of type &u16: encountered a null reference"),
        ("static S: u8 = 1; unsafe { *(&raw const S as *mut u8) = 2 };",
         "writing to ALLOC which is read-only"),
        ("let p = Box::into_raw(Box::new(1u8)); let r = unsafe { &*p }; unsafe { drop(Box::from_raw(p)) }; let x = *r;",
         "reference not dereferenceable: ALLOC has been freed, so this pointer is dangling"),
    ],
)  # fmt: skip
def test_ordinary_errors(tmp_path: Path, body: str, title: str) -> None:
    got, text = words(tmp_path, f"fn main() {{ {body} }}\n")
    assert got.title == f"error: Undefined Behavior: {title}"
    assert "help: this indicates a bug in the program: it performed an invalid operation" in text


# spec: diagnostics 6 | mutable retag of a read-only allocation
def test_mutable_retag_of_read_only_memory(tmp_path: Path) -> None:
    source = "static X: u8 = 1;\nfn f(x: &mut u8) {}\nfn main() { f(unsafe { &mut *(&raw const X as *mut u8) }) }\n"
    got, _ = words(tmp_path, source, "tree-implicit-writes")
    assert got.title == (
        "error: Undefined Behavior: constructing invalid value of type &mut u8: encountered mutable reference "
        "pointing to read-only memory"
    )


# spec: diagnostics 1.2 | function-entry retag
# spec: diagnostics 3 | protected disabled
def test_function_entry(tmp_path: Path) -> None:
    source = """\
fn f(n: u8, x: &mut u8, p: *mut u8) {
    unsafe { *p = n };
}
fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    f(2, unsafe { &mut *p }, p);
}
"""
    _, text = words(tmp_path, source)
    assert (
        "help: this foreign write access would cause the protected tag <TAG> (currently Reserved) to become Disabled"
    ) in text
    assert "2 | fn f(n: u8, x: &mut u8, p: *mut u8) {\n  |             ^\n" in text
    assert "0: f\n              at t.rs:3:14" in text


# spec: diagnostics 1.2 | protector end
# spec: diagnostics 3 | protector end (events only)
def test_protector_end(tmp_path: Path) -> None:
    source = """\
fn f(x: &mut u8, p: *mut u8) -> *mut u8 {
    *x = 1;
    let lazy = unsafe { &mut *p.add(1) };
    (lazy as *mut u8).wrapping_sub(1)
}
fn main() {
    let mut n = [1u8, 2];
    let p = &raw mut n as *mut u8;
    let back = f(unsafe { &mut *p }, p);
    unsafe { *back = 3 };
}
"""
    _, text = words(tmp_path, source)
    assert (
        "later transitioned to Disabled due to a protector release (acting as a foreign write access) on every "
        "location previously accessed by this tag"
    ) in text
    assert " --> t.rs:6:2\n" in text or "--> t.rs:6:1" in text


# spec: diagnostics 3 | retag (read or write) | retag
# spec: diagnostics 1.2 | retag of a returned reference
# spec: diagnostics 3 | child access forbidden at an ancestor
def test_reborrow(tmp_path: Path) -> None:
    source = """\
fn same(x: &mut u8) -> &mut u8 {
    x
}
fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    let a = unsafe { &mut *p };
    let b = same(a);
    unsafe { *p = 2 };
    let c = &*b;
}
"""
    got, text = words(tmp_path, source)
    assert got.title == "error: Undefined Behavior: reborrow through <TAG> at ALLOC[0x0] is forbidden"
    assert "which forbids this reborrow (acting as a child read access)" in text
    assert "9 |     let b = same(a);\n   |             ^^^^^^^\n" in text
    _, text = words(
        tmp_path,
        """\
fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    let a = unsafe { &mut *p };
    *a = 2;
    let b = &mut *a;
    let _seen = unsafe { *p };
    *b = 3;
}
""",
    )
    assert "the accessed tag <TAG> is a child of the conflicting tag <TAG>" in text
    assert "the conflicting tag <TAG> has state Frozen which forbids this child write access" in text


# spec: diagnostics 1.2 | allocation of a local | deallocation of a local at scope end
def test_locals(tmp_path: Path) -> None:
    source = """\
fn main() {
    let p;
    {
        let n = 1u8;
        p = &raw const n;
    }
    let _x = unsafe { *p };
}
"""
    _, text = words(tmp_path, source)
    assert "help: ALLOC was allocated here:" in text
    assert "5 |         let n = 1u8;\n  |             ^\n" in text
    assert "help: ALLOC was deallocated here:" in text
    assert "7 |     }\n  |     ^\n" in text


# spec: diagnostics 1.1 | Stacked Borrows errors with help
def test_label_of_stacked_borrows(tmp_path: Path) -> None:
    source = "fn main() { let n = 1u8; let p = &raw const n as *mut u8; unsafe { *p = 2 }; }\n"
    _, text = words(tmp_path, source, "stacked")
    assert "^^^^^^ this error occurs as part of an access at ALLOC[0x0..0x1]\n" in text
    assert "Undefined Behavior occurred here" not in text


HELPERS = """
extern "Rust" {
    fn miri_get_alloc_id(ptr: *const ()) -> u64;
    fn miri_print_borrow_state(alloc_id: u64, show_unnamed: bool);
    fn miri_pointer_name(ptr: *const (), nth_parent: u8, name: &[u8]);
    fn miri_write_to_stdout(bytes: &[u8]);
    fn miri_write_to_stderr(bytes: &[u8]);
    fn miri_run_provenance_gc();
    fn miri_alloc(size: usize, align: usize) -> *mut u8;
    fn miri_dealloc(ptr: *mut u8, size: usize, align: usize);
    fn miri_static_root(ptr: *const u8);
    fn miri_track_alloc(ptr: *const u8);
    fn miri_spin_loop();
    fn miri_promise_symbolic_alignment(ptr: *const (), align: usize);
}
macro_rules! alloc_id {
    ($ptr:expr) => { unsafe { miri_get_alloc_id($ptr as *const _ as *const ()) } };
}
macro_rules! print_state {
    ($id:expr) => { print_state!($id, false) };
    ($id:expr, $all:expr) => { unsafe { miri_print_borrow_state($id, $all) } };
}
macro_rules! name {
    ($ptr:expr, $name:expr) => { name!($ptr => 0, $name) };
    ($ptr:expr) => { name!($ptr => 0, stringify!($ptr)) };
    ($ptr:expr => $nth:expr) => { name!($ptr => $nth, stringify!($ptr)) };
    ($ptr:expr => $nth:expr, $name:expr) => {
        unsafe { miri_pointer_name($ptr as *const _ as *const (), $nth, $name.as_bytes()) }
    };
}
"""


# spec: language-and-helpers 1.1 | *
# spec: language-and-helpers 1.2 | fn miri_alloc | fn miri_dealloc | fn miri_static_root | fn miri_track_alloc
# spec: language-and-helpers 1.2 | fn miri_spin_loop | fn miri_promise_symbolic_alignment
# spec: language-and-helpers 2 | *
# spec: tree-borrows 1.1 | Allocation id
def test_helpers(tmp_path: Path) -> None:
    source = (
        HELPERS
        + """
fn main() {
    unsafe {
        let p = miri_alloc(2, 1);
        *p = 1;
        let x = &mut *p;
        let y = &mut *x;
        name!(x);
        name!(y, "why");
        name!(y => 1, "again");
        name!(y => 2);
        print_state!(alloc_id!(p));
        print_state!(alloc_id!(p), true);
        print_state!(77777);
        name!(std::ptr::null::<u8>(), "nobody");
        miri_write_to_stdout(b"out");
        miri_write_to_stderr(b"err");
        miri_run_provenance_gc();
        miri_spin_loop();
        miri_track_alloc(p);
        miri_promise_symbolic_alignment(p as *const (), 1);
        miri_dealloc(p, 2, 1);
        let kept = miri_alloc(1, 1);
        miri_static_root(kept);
    }
}
"""
    )
    got, text = words(tmp_path, source, check_leaks=True)
    assert got.verdict == "ok", text
    err = normal(got.stderr)
    assert got.stdout == "out"
    assert "<TAG=root of the allocation, y>" in err
    assert "<TAG=x, again>" in err and "<TAG=why>" in err
    assert "77777 is not the ID of a live data allocation" in err
    assert "Can't give the name nobody to pointer without provenance" in err
    assert err.endswith("err")


# spec: language-and-helpers 1.1 | fn miri_get_alloc_id
def test_alloc_id_of_nothing(tmp_path: Path) -> None:
    got, _ = words(tmp_path, HELPERS + "fn main() { alloc_id!(std::ptr::null::<u8>()); }\n")
    title = "error: abnormal termination: pointer passed to `miri_get_alloc_id` must not be dangling"
    assert got.title.startswith(title)


# spec: language-and-helpers 3 | pass / fail
@pytest.mark.parametrize(("body", "status"), [("", 0), ("let x = unsafe { *(16 as *const u8) };", 1)])
def test_exit_status(tmp_path: Path, body: str, status: int) -> None:
    assert words(tmp_path, f"fn main() {{ {body} }}\n")[0].status == status


# spec: language-and-helpers 1.2 | fn miri_genmc_assume | fn miri_host_to_target_path
@pytest.mark.parametrize(
    ("declared", "call"),
    [
        ("fn miri_genmc_assume(cond: bool);", "miri_genmc_assume(true)"),
        ("fn miri_host_to_target_path(path: *const i8, out: *mut i8, size: usize) -> usize;",
         "miri_host_to_target_path(0 as *const i8, 0 as *mut i8, 0)"),
    ],
)  # fmt: skip
def test_helpers_that_are_refused_by_name(tmp_path: Path, declared: str, call: str) -> None:
    got, text = words(tmp_path, f'extern "Rust" {{ {declared} }}\nfn main() {{ unsafe {{ {call}; }} }}\n')
    assert got.kind in ("error", "rejected")
    assert call.split("(")[0] in text


# spec: tree-borrows 15 | retag access
def test_a_retag_accesses_through_the_parent_before_its_node_is_there(tmp_path: Path) -> None:
    source = (
        HELPERS
        + """
fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    let a = unsafe { &mut *p };
    unsafe { *p = 2 };
    name!(a, "parent");
    let _b = unsafe { &mut *(a as *mut u8) };
}
"""
    )
    got, text = words(tmp_path, source)
    assert got.title.startswith("error: Undefined Behavior: reborrow through <TAG> (parent) at ALLOC[0x0]")
    assert "the accessed tag <TAG> (parent) has state Disabled" in text
