"""What is not known yet waits as it is: asking for it in every round of an evaluation must not add to the work."""

from __future__ import annotations

import pytest

import engine.types.traits as traits
from engine import Options, run
from engine.trace.events import Sink


def test_an_iterator_of_iterators_is_judged_in_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    plain = traits._evaluate_one

    def counted(*args: object) -> bool | None:
        nonlocal asked
        asked += 1
        return plain(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(traits, "_evaluate_one", counted)
    source = "fn main() { assert_eq!(vec![7].into_iter().map(Some).flatten().map(|x| x - 1).sum::<i64>(), 6); }"
    assert run(source, Options(trace=False), Sink()).status == 0
    assert asked < 20_000, f"{asked} predicates were evaluated"
