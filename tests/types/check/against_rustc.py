"""Records what rustc makes of the programs in `rustc/`: `python -m tests.types.check.against_rustc` (needs rustc 1.95).

For each program `NAME.thir` gets the nodes of every body in pre-order with their spans. Left out are bodies that
contain code of the library's macros or of derives, and what is spelled differently for no reason of meaning: scopes,
the uses made by casts that change nothing, the reference through which a static is reached.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent / "rustc"
RENAMED = {
    "VarRef": "Var",
    "UpvarRef": "Var",
    "Pointer": "PointerCoercion",
    "ConstBlock": "NamedConst",
    "ConstParam": "ConstParamRef",
}
DROPPED = {"Scope", "Use", "ValueTypeAscription", "PlaceTypeAscription"}


def edition(path: Path) -> int:
    """The edition named in a program's first line, 2021 without."""
    found = re.match(r"//@ edition: (\d+)", path.read_text())
    return int(found.group(1)) if found else 2021


def rustc_tree(path: Path) -> str:
    """The output of `-Zunpretty=thir-tree`."""
    command = ["rustc", "-Zunpretty=thir-tree", f"--edition={edition(path)}", "-Awarnings", path.name]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=path.parent, env={**os.environ, "RUSTC_BOOTSTRAP": "1"}
    )
    return done.stdout


def parse(text: str, name: str) -> list[list[str]]:
    """The bodies in rustc's text."""
    out: list[list[str]] = []
    lines = text.split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines]
    i = 0
    while i < len(lines):
        line = lines[i].strip()
        if re.match(r"DefId\(.*\):$", lines[i]):
            out.append([])
        if line.startswith("fake_reads: [") and not line.endswith("]"):
            end = i + 1
            while not (lines[end].strip().startswith("]") and indents[end] <= indents[i]):
                end += 1
            i = end
        elif line.endswith("Expr {") and line in ("Expr {", "Some(Expr {"):
            j = i + 1
            span = ""
            while not lines[j].strip().startswith("kind:"):
                if lines[j].strip().startswith("span:"):
                    span = lines[j].strip()[6:]
                j += 1
            head = lines[j].strip()[5:].strip() or lines[j + 1].strip()
            kind = re.match(r"\w+", head).group(0)  # type: ignore[union-attr]
            if kind not in DROPPED:
                nearby = " ".join(lines[j + 1 : j + 5])
                if kind == "Deref" and "StaticRef" in " ".join(lines[j : j + 24]) and _static_below(lines, j):
                    i = j
                    continue
                out[-1].append(_entry(kind, nearby, span, name))
            i = j
        i += 1
    return [body for body in out if len(body) > 1 and not any(entry.endswith(" x") for entry in body)]


def _static_below(lines: list[str], at: int) -> bool:
    """Whether the operand of the dereference at a line is a reference to a static."""
    inner = " ".join(line.strip() for line in lines[at + 1 : at + 24])
    return re.match(r"(Deref \{ )?Expr \{ .*?kind: (Scope \{ .*?kind: )?StaticRef", inner) is not None and (
        inner.count("kind:", 0, inner.index("StaticRef")) <= 2
    )


def _entry(kind: str, nearby: str, span: str, name: str) -> str:
    detail = ""
    if kind == "Borrow":
        found = re.search(r"borrow_kind: (Shared|Mut \{ kind: \w+ \})", nearby)
        detail = found.group(1) if found else "?"
    kind = RENAMED.get(kind, kind)
    if kind == "PointerCoercion":
        found = re.search(r"cast: ([A-Za-z]+)", nearby)
        detail = found.group(1) if found else "?"
    at = re.match(rf"{re.escape(name)}:(\d+:\d+): (\d+:\d+)", span)
    return f"{kind} {detail} {at.group(1)}-{at.group(2)}" if at else f"{kind} {detail} x"


def main() -> None:
    """Record all programs."""
    for path in sorted(FOLDER.glob("*.rs")):
        lines = path.read_text().split("\n")
        found = parse(rustc_tree(path), path.name)
        found = [b for b in found if "#[derive(" not in lines[int(b[0].rsplit(" ", 1)[1].split(":")[0]) - 1]]
        path.with_suffix(".thir").write_text("\n\n".join("\n".join(body) for body in found) + "\n")
        print(path.name, len(found))


if __name__ == "__main__":
    main()
