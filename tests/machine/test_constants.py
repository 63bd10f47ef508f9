"""Constants while a program is checked: what meets a limit is told as such."""

from __future__ import annotations

import pytest

from engine.options import Options
from engine.pipeline import run
from engine.trace.events import Sink

ENDLESS = "const N: usize = { let mut i = 0usize; while i < usize::MAX { i += 1; } i };\n"


@pytest.mark.parametrize("main", ["fn main() {}", "fn main() { let a = [0u8; N]; }"])
def test_an_endless_constant_meets_the_limit(main: str) -> None:
    """Asked for as the length of an array while types are checked, or only evaluated because it is there."""
    options = Options(trace=False)
    options.limits.steps = 20_000
    outcome = run(ENDLESS + main, options, Sink())
    assert (outcome.status, outcome.kind) == (3, "limit")
    assert outcome.title == "steps: more than 20000, in a constant"
