"""What the rustc of this machine says about a program: whether it compiles, and what the compiled program prints.

Answers are kept by the program's content in a cache directory outside of the project, so that only new programs are
compiled.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

FLAGS = ("-Awarnings", "-Cdebug-assertions=on", "-Coverflow-checks=on", "-Cdebuginfo=0", "--crate-type=bin")
SECONDS = 20
"""How long a compiled program may run."""


@dataclass
class Answer:
    """`codes` are the error codes of a program that was refused ("" for errors without one); else `status` and
    `stdout` are what running gave (None if it was only checked; 134 stands for an abort)."""

    accepted: bool
    codes: list[str]
    status: int | None = None
    stdout: str = ""


@functools.cache
def version() -> str | None:
    """rustc's version, None where there is no rustc that works."""
    if shutil.which("rustc") is None:
        return None
    done = subprocess.run(["rustc", "--version"], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def cache_dir() -> Path:
    """Where answers are kept: `$XDG_CACHE_HOME`, else the temporary directory."""
    base = os.environ.get("XDG_CACHE_HOME") or tempfile.gettempdir()
    path = Path(base) / f"arboretum-rustc-{os.getuid()}"
    path.mkdir(parents=True, exist_ok=True)
    return path


def edition_of(text: str) -> str:
    """The edition that a program asks for in a comment `//@ edition: E`."""
    found = re.search(r"^//@ edition: *(\d+)", text, re.M)
    return found[1] if found else "2021"


def ask(text: str, *, execute: bool = True, name: str = "program") -> Answer:
    """Compile a program as the crate `name` (and run it, if `execute`), or remember what came of it."""
    key = hashlib.sha256(json.dumps([version(), FLAGS, execute, name, text]).encode()).hexdigest()
    kept = cache_dir() / f"{key[:32]}.json"
    if kept.exists():
        return Answer(**json.loads(kept.read_text(encoding="utf-8")))
    answer = _ask(text, execute, name)
    fresh = kept.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(asdict(answer)), encoding="utf-8")
    fresh.replace(kept)
    return answer


def _ask(text: str, execute: bool, name: str) -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        source, binary = Path(folder) / f"{name}.rs", Path(folder) / name
        source.write_text(text, encoding="utf-8")
        emit = "link" if execute else "metadata"
        command = ["rustc", *FLAGS, f"--edition={edition_of(text)}", f"--emit={emit}", "--error-format=json"]
        # Programs with `#![feature(…)]` are accepted by the stable compiler too.
        done = subprocess.run(
            [*command, "-o", str(binary), str(source)],
            capture_output=True,
            text=True,
            env={**os.environ, "RUSTC_BOOTSTRAP": "1"},
        )
        if done.returncode != 0:
            return Answer(False, _codes(done.stderr))
        if not execute:
            return Answer(True, [])
        ran = subprocess.run([str(binary)], capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
        status = ran.returncode if ran.returncode >= 0 else 128 - ran.returncode
        return Answer(True, [], status, ran.stdout.decode("utf-8", "replace"))


def _codes(messages: str) -> list[str]:
    """The codes of the errors among rustc's messages, in order."""
    out: list[str] = []
    for line in messages.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("level") == "error" and message.get("spans"):
            out.append((message["code"] or {}).get("code", ""))
    return out
