"""What all parsers of one crate share: options, budgets, exported macros, and the joining of spans."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.source import SourceFile, Span
from engine.syntax.levels import Levels
from engine.syntax.limits import EXPANDED_TOKEN_LIMIT, MATCH_STEP_LIMIT, RECURSION_LIMIT, limit_reached

if TYPE_CHECKING:
    from engine.syntax.macro_rules import MacroRules

__all__ = ["LoadMod", "Session"]

LoadMod = Callable[[str], SourceFile | None]


class Session:
    """The state of parsing one crate. `exported` holds macros reachable by path: `#[macro_export]` or re-exported."""

    def __init__(
        self,
        file: SourceFile,
        edition: int,
        cfgs: frozenset[str],
        load_mod: LoadMod | None,
    ) -> None:
        self.file = file
        self.edition = edition
        self.cfgs = cfgs
        self.load_mod = load_mod
        self.exported: dict[str, MacroRules] = {}
        self.used: dict[str, MacroRules] = {}  # re-exported by `use`
        self.later: dict[str, MacroRules] = {}  # path-based ones, from before the text reaches them
        self.files = 1
        self.levels = Levels()
        self.recursion_limit = RECURSION_LIMIT
        self.tokens_left = EXPANDED_TOKEN_LIMIT
        self.steps_left = MATCH_STEP_LIMIT
        self._metavars: dict[tuple[int, int, int, int], tuple[Span, Span]] = {}

    @property
    def crate(self) -> str:
        """`"std"` for the library, `""` for the user's program."""
        return self.file.crate

    def spend_tokens(self, count: int, span: Span) -> None:
        """Takes from the budget of tokens written by expansions; the library is trusted."""
        self.tokens_left -= count
        if self.tokens_left < 0 and self.file.is_local:
            raise limit_reached("the size of all macro expansions in tokens", EXPANDED_TOKEN_LIMIT, span)

    def spend_steps(self, count: int, span: Span) -> None:
        """Takes from the budget of macro matching."""
        self.steps_left -= count
        if self.steps_left < 0 and self.file.is_local:
            raise limit_reached("the work of matching macro arguments in steps", MATCH_STEP_LIMIT, span)

    def note_metavar(self, argument: Span, variable: Span) -> bool:
        """Remembers that a token of a macro's argument stands where the body writes the variable.

        False if it is already said to stand elsewhere.
        """
        return self._metavars.setdefault(_key(argument), (argument, variable))[1] is variable

    def join(self, start: Span, end: Span) -> Span:
        """The span from `start` to `end` where the two come from different expansions.

        As in rustc, a token that came in through a macro variable counts as standing at the variable in the macro's
        body; what still does not fit is reported at the part that the macro wrote.
        """
        meta_start = self._variable(start)
        meta_end = self._variable(end)
        for a, b in ((meta_start, end), (start, meta_end), (meta_start, meta_end)):
            if a is not None and b is not None and a.file is b.file and a.expansion is b.expansion and b.hi > a.lo:
                return Span(a.file, a.lo, b.hi, a.expansion)
        return end if start.expansion is None else start

    def _variable(self, span: Span) -> Span | None:
        # The argument is kept beside the variable so that its identity cannot be reused.
        entry = self._metavars.get(_key(span))
        return None if entry is None else entry[1]


def _key(span: Span) -> tuple[int, int, int, int]:
    return id(span.file), span.lo, span.hi, id(span.expansion)
