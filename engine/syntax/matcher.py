"""Matching macro arguments: all states of a rule in parallel, fragments parsed where only one state wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected
from engine.syntax.macro_rules import END, SEPARATOR, SEQ_END, SEQ_START, VAR, Location
from engine.syntax.parse_exprs import START_KEYWORDS, START_PUNCT
from engine.syntax.tokens import (
    CLOSE,
    EOF,
    IDENT,
    INT,
    INTERP,
    KEYWORD,
    LIFETIME,
    OPEN,
    PUNCT,
    Fragment,
    InterpToken,
    Token,
)

if TYPE_CHECKING:
    from engine.syntax.parse_macros import MacroParser

__all__ = ["Match", "MatchFailure", "match_rule"]

Match = Fragment | list["Match"]  # what a variable is bound to: one list level per repetition around it

# A thread's history, newest first: (earlier, what, payload). Told in order it builds the bindings.
_History = tuple["_History | None", str, object]
_Thread = tuple[int, "_History | None", bool]


class MatchFailure(Exception):  # noqa: N818 - not an error of the program: the next rule is tried
    """A rule does not match; `position` is that of the first token it does not accept."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


def match_rule(locations: list[Location], arguments: list[Token], probe: MacroParser, name: str) -> dict[str, Match]:
    """The bindings of a rule's variables.

    `probe` is a parser over a private copy of the arguments that expands nothing. Raises MatchFailure, and Rejected
    for fragments that do not parse and for ambiguous matchers.
    """
    threads: list[_Thread] = [(0, None, False)]
    position = 0
    tokens = probe.tokens
    while True:
        token = tokens[position]
        waiting = _close(locations, threads)
        probe.session.spend_steps(len(waiting) + 1, token.span)
        ended = [t for t in waiting if locations[t[0]].want == END]
        if token.kind == EOF:
            if len(ended) == 1 and not ended[0][2]:
                return _tell(ended[0][1])
            if ended:
                raise Rejected("ambiguity: multiple successful parses", token.span, kind="syntax")
            raise MatchFailure(position)
        moved: list[_Thread] = []
        wanting: list[_Thread] = []
        for thread in waiting:
            location = locations[thread[0]]
            if location.want == VAR:
                if _may_start(location.kind, token, probe):
                    wanting.append(thread)
            elif location.token is not None and _same(location.token, token):
                if location.want == SEPARATOR:
                    moved.append((location.go, (thread[1], "next", None), thread[2]))
                else:
                    moved.append((thread[0] + 1, thread[1], thread[2]))
        if not wanting:
            if not moved:
                raise MatchFailure(position)
            threads = moved
            position += 1
            continue
        if len(wanting) > 1 or moved:
            raise _ambiguous(locations, wanting, len(moved), token, name)
        index, history, doubled = wanting[0]
        location = locations[index]
        fragment, position = _fragment(location.kind, position, probe)
        threads = [(index + 1, (history, location.name, fragment), doubled)]


def _close(locations: list[Location], threads: list[_Thread]) -> list[_Thread]:
    """The threads at states that want something; two ways to one state make its thread ambiguous."""
    waiting: dict[int, _Thread] = {}
    stack = threads[::-1]
    while stack:
        index, history, doubled = stack.pop()
        location = locations[index]
        want = location.want
        if want == SEQ_START:
            if location.op != "+":
                stack.append((location.go, (history, "none", location.names), doubled))
            stack.append((index + 1, (history, "start", location.names), doubled))
        elif want == SEQ_END:
            after = index + 2 if location.separator else index + 1
            stack.append((after, (history, "end", None), doubled))
            if location.separator:
                stack.append((index + 1, history, doubled))
            elif location.op != "?":
                stack.append((location.go, (history, "next", None), doubled))
        elif index in waiting:
            earlier = waiting[index]
            waiting[index] = (index, earlier[1], True)
        else:
            waiting[index] = (index, history, doubled)
    return list(waiting.values())


def _tell(history: _History | None) -> dict[str, Match]:
    events: list[tuple[str, object]] = []
    while history is not None:
        history, what, payload = history
        events.append((what, payload))
    bound: dict[str, Match] = {}
    frames: list[tuple[list[str], dict[str, list[Match]], dict[str, Match]]] = []
    current = bound
    for what, payload in reversed(events):
        if isinstance(payload, Fragment):
            current[what] = payload
        elif what == "none":
            assert isinstance(payload, list)
            for name in payload:
                current[name] = []
        elif what == "start":
            assert isinstance(payload, list)
            frames.append((payload, {name: [] for name in payload}, current))
            current = {}
        else:
            names, lists, outer = frames[-1]
            for name in names:
                lists[name].append(current[name])
            current = {}
            if what == "end":
                frames.pop()
                outer.update(lists)
                current = outer
    return bound


def _same(wanted: Token, found: Token) -> bool:
    return wanted.text == found.text and found.kind != INTERP


def _ambiguous(locations: list[Location], wanting: list[_Thread], others: int, token: Token, name: str) -> Rejected:
    options = " or ".join(f"{locations[t[0]].kind} ('{locations[t[0]].name}')" for t in wanting)
    other = {0: "", 1: " or 1 other option"}.get(others, f" or {others} other options")
    return Rejected(
        f"local ambiguity when calling macro `{name}`: multiple parsing options: built-in NTs {options}{other}.",
        token.span,
        kind="syntax",
    )


# ---------------------------------------------------------------- fragments

_TYPE_WORDS = frozenset("for impl dyn fn unsafe extern self Self super crate async typeof".split())
_TYPE_PUNCT = frozenset({"!", "*", "&", "&&", "?", "<", "<<", "::"})
_PATTERN_WORDS_NOT = frozenset("as else fn if in let match struct enum use while loop for return impl".split())
_INTERP_EXPR = frozenset({"expr", "expr_2021", "literal", "path", "block", "ty"})
_INTERP_FOR = {
    "expr": _INTERP_EXPR,
    "expr_2021": _INTERP_EXPR,
    "ty": frozenset({"ty", "path"}),
    "path": frozenset({"path", "ty"}),
    "block": frozenset({"block"}),
    "pat": frozenset({"pat", "pat_param", "literal", "expr", "path", "ty"}),
    "pat_param": frozenset({"pat", "pat_param", "literal", "expr", "path", "ty"}),
    "meta": frozenset({"meta", "path"}),
    "literal": frozenset({"literal"}),
}


def _may_start(kind: str, token: Token, probe: MacroParser) -> bool:
    """Whether a fragment of this kind can start with the token."""
    found = token.kind
    if found == CLOSE:
        return False  # not even an empty `vis`, in rustc too
    if found == INTERP:
        assert isinstance(token, InterpToken)
        if kind in {"tt", "item", "stmt", "vis"}:
            return True
        inner = token.fragment
        if kind == "literal" and inner.kind == "expr":
            return _is_literal(inner.tokens)
        return inner.kind in _INTERP_FOR.get(kind, frozenset())
    text = token.text
    if kind in {"tt", "item", "stmt"}:
        return True
    if kind == "ident":
        return (found == IDENT and text != "_") or found == KEYWORD
    if kind == "expr" or kind == "expr_2021":
        if text == "_" or text == "let" or text == "const":
            return text != "let" and kind == "expr"
        return _begins_expression(token)
    if kind == "ty":
        return (
            found in {IDENT, LIFETIME}
            or (found == OPEN and text != "{")
            or (found == KEYWORD and text in _TYPE_WORDS)
            or (found == PUNCT and text in _TYPE_PUNCT)
        )
    if kind == "lifetime":
        return found == LIFETIME
    if kind == "literal":
        return found >= INT or text in {"-", "true", "false"}
    if kind == "block":
        return text == "{"
    if kind == "vis":
        return text == "," or found in {IDENT, KEYWORD, OPEN, LIFETIME} or text in _TYPE_PUNCT
    if kind in {"path", "meta"}:
        return found == IDENT or found == KEYWORD or (kind == "path" and text in {"::", "<", "<<"})
    # Patterns.
    if found in {IDENT, KEYWORD}:
        return text not in _PATTERN_WORDS_NOT
    if found >= INT:
        return True
    if text == "|":
        return kind == "pat"
    return text in {"(", "[", "&", "&&", "-", "..", "..=", "...", "::", "<", "<<", "!"}


def _begins_expression(token: Token) -> bool:
    kind = token.kind
    if kind == KEYWORD:
        return token.text in START_KEYWORDS
    if kind == PUNCT:
        return token.text in START_PUNCT
    return kind in {IDENT, OPEN, LIFETIME} or kind >= INT


def _is_literal(tokens: list[Token]) -> bool:
    real = [t for t in tokens if t.kind != EOF]
    if len(real) == 2 and real[0].text == "-":
        real = real[1:]
    if len(real) != 1:
        return False
    token = real[0]
    if isinstance(token, InterpToken):
        return token.fragment.kind == "literal" or _is_literal(token.fragment.tokens)
    return token.kind >= INT or token.text in {"true", "false"}


def _fragment(kind: str, position: int, probe: MacroParser) -> tuple[Fragment, int]:
    """Parses one fragment at a position; gives its tokens and the position after it."""
    tokens = probe.tokens
    token = tokens[position]
    if kind == "tt":
        end = position + 1 + (token.skip if token.kind == OPEN else 0)
        return Fragment("tt", tokens[position:end]), end
    if kind == "ident" or kind == "lifetime":
        return Fragment(kind, [token]), position + 1
    probe.seek(position)
    probe.parse_fragment("expr" if kind == "expr_2021" else kind)
    end = probe.pos
    probe.session.spend_steps(end - position, token.span)
    taken = list(tokens[position:end])
    split = probe.split_at_position()
    if split is not None:
        taken.append(split)
    for at, original in reversed(probe.split_log):
        if at < end:
            tokens[at] = original
            taken[at - position] = original
    probe.split_log.clear()
    if len(taken) == 1 and isinstance(taken[0], InterpToken):
        inner = taken[0].fragment
        if inner.kind == kind or kind in {"expr", "expr_2021", "stmt"} and inner.kind in {"expr", "literal"}:
            return inner, end
    taken.append(Token(EOF, "", probe.prev))
    return Fragment("expr" if kind == "expr_2021" else kind, taken), end
