"""The grammar of format strings (`std::fmt`)."""

from __future__ import annotations

from engine.records import record

__all__ = ["Count", "FormatStringError", "Placeholder", "parse_format_string"]

_TRAITS = {
    "": "Display",
    "?": "Debug",
    "x?": "Debug",
    "X?": "Debug",
    "x": "LowerHex",
    "X": "UpperHex",
    "o": "Octal",
    "b": "Binary",
    "e": "LowerExp",
    "E": "UpperExp",
    "p": "Pointer",
}


class FormatStringError(Exception):
    """`message` as rustc words it; `start` and `end` are offsets in the string's value."""

    def __init__(self, message: str, start: int, end: int, label: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.label = label


@record
class Count:
    """A width or precision: a number, or an argument by position or name; `star` for `.*`."""

    number: int | None = None
    arg: int | str | None = None
    star: bool = False
    start: int = 0
    end: int = 0


@record
class Placeholder:
    """`{…}`; `arg` is a position, a name, or None for the next position. Offsets are of the argument's name."""

    arg: int | str | None
    start: int
    end: int
    trait: str = "Display"
    fill: str = " "
    align: str = ""
    plus: bool = False
    alternate: bool = False
    zero: bool = False
    debug_hex: str = ""
    width: Count | None = None
    precision: Count | None = None
    opening: int = 0
    closing: int = 0


class _Reader:
    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at

    def peek(self, ahead: int = 0) -> str:
        where = self.at + ahead
        return self.text[where] if where < len(self.text) else ""

    def eat(self, char: str) -> bool:
        if self.text.startswith(char, self.at):
            self.at += len(char)
            return True
        return False

    def integer(self) -> int | None:
        start = self.at
        while self.peek().isascii() and self.peek().isdigit():
            self.at += 1
        if start == self.at:
            return None
        value = int(self.text[start : self.at]) if self.at - start < 10 else 1 << 32
        if value > 65535:
            raise FormatStringError(
                "invalid format string: integer is too large", start, self.at, "integer is too large for a `u16`"
            )
        return value

    def word(self) -> str:
        start = self.at
        if self.peek() and (self.peek() == "_" or self.peek().isidentifier()):
            self.at += 1
            while self.peek() and ("a" + self.peek()).isidentifier():
                self.at += 1
        return self.text[start : self.at]

    def space(self) -> None:
        while self.peek() and self.peek().isspace():
            self.at += 1


def parse_format_string(text: str) -> list[str | Placeholder]:
    """Pieces of text and placeholders, in order. Raises FormatStringError."""
    pieces: list[str | Placeholder] = []
    literal: list[str] = []
    reader = _Reader(text, 0)
    while reader.at < len(text):
        char = text[reader.at]
        if char == "{":
            if reader.peek(1) == "{":
                literal.append("{")
                reader.at += 2
                continue
            if literal:
                pieces.append("".join(literal))
                literal = []
            opening = reader.at
            reader.at += 1
            pieces.append(_placeholder(reader, opening))
        elif char == "}":
            if reader.peek(1) != "}":
                raise FormatStringError(
                    "invalid format string: unmatched `}` found",
                    reader.at,
                    reader.at + 1,
                    "unmatched `}` in format string",
                )
            literal.append("}")
            reader.at += 2
        else:
            end = reader.at + 1
            while end < len(text) and text[end] not in "{}":
                end += 1
            literal.append(text[reader.at : end])
            reader.at = end
    if literal:
        pieces.append("".join(literal))
    return pieces


def _placeholder(reader: _Reader, opening: int) -> Placeholder:
    reader.space()
    start = reader.at
    arg: int | str | None = reader.integer()
    if arg is None:
        arg = reader.word() or None
    found = Placeholder(arg, start, reader.at, opening=opening)
    reader.space()
    if reader.eat(":"):
        _spec(reader, found)
        reader.space()
    if not reader.eat("}"):
        if reader.at >= len(reader.text):
            raise FormatStringError(
                "invalid format string: expected `}` but string was terminated",
                opening,
                opening + 1,
                "because of this opening brace",
            )
        raise FormatStringError(
            f"invalid format string: expected `}}`, found `{reader.peek()}`",
            reader.at,
            reader.at + 1,
            "expected `}` in format string",
        )
    found.closing = reader.at
    return found


def _spec(reader: _Reader, found: Placeholder) -> None:
    if reader.peek(1) in {"<", "^", ">"} and reader.peek():
        found.fill = reader.peek()
        found.align = reader.peek(1)
        reader.at += 2
    elif reader.peek() in {"<", "^", ">"} and reader.peek():
        found.align = reader.peek()
        reader.at += 1
    if reader.eat("+"):
        found.plus = True
    else:
        reader.eat("-")
    found.alternate = reader.eat("#")
    # `0$` is a width given by the first argument, not the flag.
    if reader.peek() == "0" and reader.peek(1) != "$":
        found.zero = True
        reader.at += 1
    found.width = _count(reader)
    if reader.eat("."):
        if reader.eat("*"):
            found.precision = Count(star=True, start=reader.at - 1, end=reader.at)
        else:
            found.precision = _count(reader)
            if found.precision is None:
                raise FormatStringError(
                    "invalid format string: expected a precision after `.`", reader.at - 1, reader.at
                )
    start = reader.at
    kind = ""
    for debug in ("x?", "X?", "?"):
        if reader.eat(debug):
            kind = debug
            break
    else:
        kind = reader.word()
    trait = _TRAITS.get(kind)
    if trait is None:
        raise FormatStringError(f"unknown format trait `{kind}`", start, reader.at)
    found.trait = trait
    found.debug_hex = kind[0] if len(kind) == 2 else ""


def _count(reader: _Reader) -> Count | None:
    start = reader.at
    number = reader.integer()
    if number is not None:
        if reader.eat("$"):
            return Count(arg=number, start=start, end=reader.at - 1)
        return Count(number=number)
    word = reader.word()
    if word and reader.eat("$"):
        return Count(arg=word, start=start, end=reader.at - 1)
    reader.at = start
    return None
