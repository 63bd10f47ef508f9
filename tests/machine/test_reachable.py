"""Dead tags are forgotten, also those that a register still holds after its storage ended."""

from __future__ import annotations

import pytest

from engine.machine import machine as running
from engine.machine.machine import Machine
from engine.machine.reachable import collect_tags, storage_dead
from tests.machine.support import output, run

PROGRAM = """
    fn first(a: &mut [u8; 4]) -> &mut u8 { &mut a[0] }
    fn main() {
        let mut a = [0u8; 4];
        *first(&mut a) = 1;
        *first(&mut a) = 2;
        *first(&mut a) = 3;
        *first(&mut a) = 4;
        let kept = first(&mut a);
        let p = kept as *mut u8;
        let mut i = 0;
        while i < 1000 { unsafe { *first(&mut *(p as *mut [u8; 4])) = 5; } i += 1; }
        print(unsafe { *p } as i64);
    }
"""


def test_tags_of_temporaries_without_storage(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []

    def collect(machine: Machine) -> None:
        collect_tags(machine)
        trees = [a.borrows for a in machine.memory.by_id.values() if a.borrows is not None and a.size == 4]
        left.extend(len(tree.nodes()) for tree in trees)

    monkeypatch.setattr(running, "collect_tags", collect)
    assert output(PROGRAM) == "5\n"
    # The root, the way to `kept`, and at most one turn of the loop; 46 with the four temporaries before.
    assert left
    assert max(left) <= 20


def test_storage_that_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[tuple[list[frozenset[int]], list[str | None]]] = []

    def collect(machine: Machine) -> None:
        frame = machine.frame
        while frame is not None and frame.parent is not None and frame.code.name != "main":
            frame = frame.parent
        if frame is not None and frame.code.name == "main":
            found.append((storage_dead(frame.code.body), [local.name for local in frame.code.body.locals]))

    monkeypatch.setattr(running, "collect_tags", collect)
    run(PROGRAM)
    dead, names = found[0]
    kept, count = names.index("kept"), names.index("i")
    assert {kept, count} <= dead[0], "nothing is stored at the beginning"
    assert any(kept not in locals_ and count in locals_ for locals_ in dead)
    assert any(kept not in locals_ and count not in locals_ for locals_ in dead)
