"""`python -m engine`: see `engine.cli`."""

from __future__ import annotations

import gc
import sys

# What imports make stays for good: looking for garbage among it would take a third of their time.
gc.disable()

from engine.cli import main  # noqa: E402
from engine.garbage import collect_rarely  # noqa: E402


def _start() -> int:
    gc.freeze()
    gc.enable()
    collect_rarely()
    return main()


if __name__ == "__main__":
    sys.exit(_start())
