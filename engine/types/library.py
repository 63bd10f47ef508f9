"""Loading the library: from its archive if there is one for these sources, else by parsing, which makes the archive.

The archive is looked for beside the sources (`engine/std/__pycache__`, like Python's own compiled files), then in the
user's cache folder. It holds a stamp of the library's files and of the parser, so it can never be stale.
`python -m engine.types.library` makes it, where the first run shall not have to.
"""

from __future__ import annotations

import contextlib
import gc
import mmap
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from engine.source import Rejected, SourceFile
from engine.syntax import ast, parse_crate
from engine.types.archive import Archive
from engine.types.cold import cold_program
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
    stamp = _stamp()
    for folder in _folders():
        try:
            archive = Archive(_bytes_of(folder / _NAME), _ColdFile)
            if archive.stamp == stamp:
                return cold_program(archive)
        except (OSError, ValueError, EOFError, TypeError, IndexError):
            continue
    root = std_file("lib.rs")
    crate = parse_crate(root, edition=EDITION, load_mod=std_file_or_none)
    program = program_of(crate, root, None)
    _save(program, crate, stamp)
    return program


_NAME = f"library-{sys.implementation.cache_tag}.bin"


def _bytes_of(path: Path) -> mmap.mmap:
    """The file's bytes, read where they are looked at: a program needs few of them."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _stamp() -> str:
    """The version of Python, and names, sizes and times of change of the library's files, the parser's, and the
    archive's own code. Times count seconds, which is what copies of a tree keep."""
    here = Path(__file__).resolve().parent
    rows = [sys.version, *sorted(_stamps(STD, ".rs")), *sorted(_stamps(here.parent / "syntax", ".py"))]
    for name in ("archive.py", "freeze.py", "impls.py", "program.py"):
        stat = (here / name).stat()
        rows.append(f"{name} {stat.st_size} {int(stat.st_mtime)}")
    return "\n".join(rows)


def _stamps(folder: Path | str, suffix: str, inside: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path, suffix, f"{inside}{entry.name}/")
            elif entry.name.endswith(suffix):
                stat = entry.stat()
                yield f"{inside}{entry.name} {stat.st_size} {int(stat.st_mtime)}"


def _folders() -> list[Path]:
    cache = os.environ.get("XDG_CACHE_HOME")
    home = Path(cache) if cache else Path.home() / ".cache"
    return [STD / "__pycache__", home / "arboretum" / f"{crc32(os.fsencode(STD)):08x}"]


def _save(program: Program, crate: ast.Crate, stamp: str) -> None:
    """Write the archive into the first folder that takes it; the library works without it. Another process that does
    the same at once writes the same: the file appears whole, the later one takes the place of the earlier."""
    import tempfile  # rarely needed, and it brings much

    from engine.types.freeze import freeze

    try:
        data = freeze(program, crate, stamp)
    except Rejected:
        return  # the error comes up where the faulty item is used
    for folder in _folders():
        temporary = ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=folder, prefix=".library-")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, folder / _NAME)
            return
        except OSError:
            if temporary:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)


if __name__ == "__main__":
    library()
