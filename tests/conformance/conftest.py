"""How many of the conformance programs agree, said at the end of the run."""

from __future__ import annotations

import re
from collections import Counter

import pytest

_CASE = re.compile(r"tests/conformance/test_(\w+)\.py::\w+\[([a-z]+-[a-z]+)?")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line for each set: how many programs were run and how many agree with Miri."""
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, ()):
            found = _CASE.match(getattr(report, "nodeid", ""))
            if found is not None and report.when == "call":
                name = found[2] if found[1] == "generated" else found[1]
                total[name] += 1
                passed[name] += outcome == "passed"
    for name, count in sorted(total.items()):
        terminalreporter.write_line(f"conformance: {name}: {passed[name]} of {count} programs agree with Miri")
