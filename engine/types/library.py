"""Loading the library: from its archive if there is one for these sources, else by parsing, which makes the archive.

The archive is looked for beside the sources (`engine/std/__pycache__`, like Python's own compiled files), then in the
user's cache folder. It is named by a fingerprint of the library's files and of the parser, so it can never be stale.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from engine.source import Rejected, SourceFile
from engine.syntax import ast, parse_crate
from engine.types import archive
from engine.types.modules import langs_inside
from engine.types.program import Program, program_of

__all__ = ["library", "std_file", "std_file_or_none"]

STD = Path(__file__).resolve().parent.parent / "std"
EDITION = 2024
_library: Program | None = None


def library() -> Program:
    """The library's program, made on first use."""
    global _library
    if _library is None:
        collecting = gc.isenabled()
        gc.disable()  # nearly everything made here stays: looking for garbage would double the time
        try:
            _library = _load()
            gc.freeze()
        finally:
            if collecting:
                gc.enable()
    return _library


def std_file(name: str) -> SourceFile:
    """A file of the library by its path below `engine/std`."""
    return SourceFile(f"std/{name}", (STD / name).read_text(encoding="utf-8"), "std")


def std_file_or_none(name: str) -> SourceFile | None:
    """As `std_file`, None if there is no such file."""
    return std_file(name) if (STD / name).is_file() else None


class _ColdFile(SourceFile):
    """A library file whose text is read when asked for."""

    __slots__ = ()

    def __init__(self, name: str) -> None:
        self.name, self.crate, self._lines = name, "std", None

    def __getattr__(self, name: str) -> str:
        if name != "text":
            raise AttributeError(name)
        self.text = (STD / self.name.removeprefix("std/")).read_text(encoding="utf-8")
        return self.text


def _load() -> Program:
    name = f"library-{_fingerprint()}.bin"
    for folder in _folders():
        try:
            data = (folder / name).read_bytes()
            crate = archive.thaw(data, _ColdFile)
        except (OSError, ValueError, EOFError, TypeError, IndexError):
            continue
        return program_of(crate, cast(SourceFile, crate.file), None)
    root = std_file("lib.rs")
    crate = parse_crate(root, edition=EDITION, load_mod=std_file_or_none)
    program = program_of(crate, root, None)
    _save(program, crate, name)
    return program


def _fingerprint() -> str:
    """Of names, sizes and times of change of the library's files, the parser's, and the archive's own code."""
    here = Path(__file__).resolve()
    digest = hashlib.sha256(sys.version.encode())
    digest.update(b"".join(sorted(_stamps(STD, ".rs"))))
    digest.update(b"".join(sorted(_stamps(here.parent.parent / "syntax", ".py"))))
    for path in (here, here.with_name("archive.py"), here.with_name("program.py")):
        stat = path.stat()
        digest.update(f"{path.name} {stat.st_size} {stat.st_mtime_ns};".encode())
    return digest.hexdigest()[:20]


def _stamps(folder: Path | str, suffix: str) -> Iterator[bytes]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path, suffix)
            elif entry.name.endswith(suffix):
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns};".encode()


def _folders() -> list[Path]:
    cache = os.environ.get("XDG_CACHE_HOME")
    home = Path(cache) if cache else Path.home() / ".cache"
    return [STD / "__pycache__", home / "arboretum"]


def _save(program: Program, crate: ast.Crate, name: str) -> None:
    """Write the archive into the first folder that takes it; the library works without it."""
    import tempfile  # rarely needed, and it brings much

    try:
        keys = program.impl_keys()
        data = archive.freeze(crate, lambda impl: keys.get(impl, ""), langs_inside)
    except Rejected:
        return  # the error comes up where the faulty item is used
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=folder, prefix="library-")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, folder / name)
        except OSError:
            continue
        for old in folder.glob("library-*.bin"):
            if old.name != name:
                with contextlib.suppress(OSError):
                    old.unlink()
        return
