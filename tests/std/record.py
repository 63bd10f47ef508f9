"""Writes what the programs print when compiled by the machine's rustc: `python -m tests.std.record [NAME]...`.

`NAME.out` holds the exit status in its first line, then standard output.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAMS = Path(__file__).resolve().parent / "programs"
FLAGS = ("-Awarnings", "-Cdebug-assertions=on", "-Cdebuginfo=0", "--edition=2021")


def recorded(program: Path) -> tuple[int, str]:
    """Exit status and standard output as recorded."""
    status, _, out = program.with_suffix(".out").read_text(encoding="utf-8").partition("\n")
    return int(status), out


def record(program: Path) -> None:
    """Compile and run a program and keep what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        binary = str(Path(folder) / program.stem)
        subprocess.run(["rustc", *FLAGS, "-o", binary, str(program)], check=True)
        ran = subprocess.run(
            [binary], capture_output=True, stdin=subprocess.DEVNULL, env={**os.environ, "RUST_BACKTRACE": "0"}
        )
    text = f"{ran.returncode}\n{ran.stdout.decode()}"
    program.with_suffix(".out").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for path in sorted(PROGRAMS.glob("*.rs")):
        if len(sys.argv) == 1 or path.stem in sys.argv[1:]:
            record(path)
