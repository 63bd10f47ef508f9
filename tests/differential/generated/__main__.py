"""`python -m tests.differential.generated FIRST COUNT [KIND]`: hunt for differences with numbered programs."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.differential.generated.choices import Choices
from tests.differential.generated.judge import compare
from tests.differential.generated.program import program


def main(first: int, count: int) -> int:
    """Print what differs and keep those programs; the number of differences."""
    found = 0
    folder = Path(tempfile.gettempdir()) / "generated"
    folder.mkdir(exist_ok=True)
    for seed in range(first, first + count):
        text = program(Choices.seeded(seed))
        begun = time.monotonic()
        try:
            verdict = compare(text)
            note = verdict.difference
        except Exception as error:  # what the engine must never do
            note = f"{type(error).__name__}: {error}"
        if note:
            found += 1
            path = folder / f"p{seed}.rs"
            path.write_text(text, encoding="utf-8")
            print(f"{path} ({time.monotonic() - begun:.1f} s): {note.splitlines()[0][:220]}", flush=True)
    print(f"{found} of {count} differ")
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])) != 0)
