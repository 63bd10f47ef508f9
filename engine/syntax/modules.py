"""Modules in files of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.features import unsupported
from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.lexer import lex
from engine.syntax.literals import string_value
from engine.syntax.prescan import prescan
from engine.syntax.tokens import STR

if TYPE_CHECKING:
    from engine.syntax.parse_macros import MacroParser

__all__ = ["load_module"]

_MAX_FILES = 400


def load_module(parser: MacroParser, attrs: list[ast.Attr], name: ast.Ident) -> list[ast.Item]:
    """The items of `mod name;`, read through the session's loader.

    Paths given to the loader are relative to the directory of the crate's root file and use `/`. Raises Rejected
    (unsupported) if the loader gives nothing.
    """
    session = parser.session
    directory, stem = parser.place
    explicit = _path_attribute(attrs)
    inline = "/".join(parser.module[len(parser.file_module) : -1])
    if explicit is not None:
        base = _join(directory, stem if inline and stem else "") if inline else directory
        candidates: list[tuple[str, str]] = [(_join(_join(base, inline), explicit), "")]
    else:
        base = _join(_join(directory, stem), inline)
        candidates = [(_join(base, f"{name.name}.rs"), name.name), (_join(base, f"{name.name}/mod.rs"), "")]
    for path, new_stem in candidates:
        if path in parser.open_files:
            raise Rejected(f"circular modules: {path}", name.span, kind="syntax")
        file = session.load_mod(path) if session.load_mod is not None else None
        if file is None:
            continue
        session.files += 1
        if session.files > _MAX_FILES:
            raise unsupported("module-count", name.span, str(_MAX_FILES))
        tokens = lex(file, session.edition)
        prescan(tokens, session)
        inner = parser.nested(tokens)
        inner.lazy = not file.is_local
        inner.place = (path.rpartition("/")[0], new_stem)
        inner.file_module = parser.module
        inner.open_files = (*parser.open_files, path)
        items: list[ast.Item] = []
        own = inner.inner_attributes()
        session.levels.close(own, Span(file, 0, len(file.text)))
        if own is None:
            return items
        inner.parse_items("mod", items)
        inner.end_of_file()
        return items
    raise unsupported("module-files", name.span, notes=[f"`{candidates[0][0]}` was not given"])


def _path_attribute(attrs: list[ast.Attr]) -> str | None:
    for attr in attrs:
        if attr.path == "path":
            tokens = getattr(attr, "tokens", [])
            if len(tokens) == 2 and tokens[1].kind == STR:
                return string_value(tokens[1])[0]
            raise Rejected("malformed `path` attribute input", attr.span, kind="syntax")
    return None


def _join(base: str, rest: str) -> str:
    parts: list[str] = [] if rest.startswith("/") else [p for p in base.split("/") if p]
    for part in rest.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return ("/" if rest.startswith("/") else "") + "/".join(parts)
