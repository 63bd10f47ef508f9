"""Definitions by `macro_rules!`: matchers as small automata, bodies as trees."""

from __future__ import annotations

from dataclasses import field

from engine.features import unsupported
from engine.records import record
from engine.source import Rejected, Span
from engine.syntax.session import Session
from engine.syntax.tokens import CLOSE, EOF, IDENT, KEYWORD, OPEN, PUNCT, Token

__all__ = [
    "BodyCrate",
    "BodyNode",
    "BodySeq",
    "BodyVar",
    "Location",
    "MacroRules",
    "Rule",
    "parse_rules",
]

FRAGMENT_KINDS = frozenset(
    "item block stmt pat pat_param expr expr_2021 ty ident path tt meta lifetime vis literal".split()
)

TOKEN = 0  # what a location of a matcher wants
VAR = 1
SEQ_START = 2
SEQ_END = 3
SEPARATOR = 4
END = 5


@record
class Location:
    """A state of a matcher. `go` is the state after a separator or after a skipped repetition."""

    want: int
    token: Token | None = None
    name: str = ""
    kind: str = ""
    op: str = ""
    go: int = 0
    names: list[str] = field(default_factory=list)
    separator: bool = False


@record
class BodyVar:
    """`$name` in a body; `span` covers both tokens."""

    name: str
    span: Span


@record
class BodyCrate:
    """`$crate` in a body."""

    token: Token
    span: Span


@record
class BodySeq:
    """`$( nodes ) separator op` in a body; `names` are the variables used inside."""

    nodes: list[BodyNode]
    separator: Token | None
    op: str
    names: list[str]
    span: Span


BodyNode = Token | BodyVar | BodyCrate | BodySeq


@record
class Rule:
    """One `(matcher) => { body }`."""

    locations: list[Location]
    body: list[BodyNode]


class MacroRules:
    """A macro: its name, where it was defined, the crate that `$crate` means, and its rules."""

    __slots__ = ("_session", "_tokens", "crate", "local", "name", "rules_cache", "span")

    def __init__(self, name: str, span: Span, tokens: list[Token], session: Session) -> None:
        self.name = name
        self.span = span
        self.crate = session.crate
        self.local = session.file.is_local
        self._tokens = tokens
        self._session = session
        self.rules_cache: list[Rule] | None = None

    def rules(self) -> list[Rule]:
        """The rules, read when first asked for. Raises Rejected (syntax) for a malformed definition."""
        if self.rules_cache is None:
            self.rules_cache = _read_rules(self._tokens, self.span)
            self._tokens = []
            if self.local:
                _age(self.rules_cache, self._session.edition)
        return self.rules_cache


def _age(rules: list[Rule], edition: int) -> None:
    """Fragments mean what they meant in the edition of their macro (the library is of the newest)."""
    older = {"expr": "expr_2021"} if edition < 2024 else {}
    if edition < 2021:
        older["pat"] = "pat_param"
    for rule in rules:
        for location in rule.locations:
            location.kind = older.get(location.kind, location.kind)


def parse_rules(name: str, span: Span, body: list[Token], session: Session) -> MacroRules:
    """The macro with this body. Definitions of the user's program are checked at once."""
    macro = MacroRules(name, span, body, session)
    if macro.local:
        macro.rules()
    return macro


def _error(message: str, span: Span) -> Rejected:
    return Rejected(message, span, kind="syntax")


def _read_rules(tokens: list[Token], span: Span) -> list[Rule]:
    rules: list[Rule] = []
    at = 0
    while tokens[at].kind != EOF:
        if tokens[at].kind != OPEN:
            raise _error(f"no rules expected the token `{tokens[at].text}`", tokens[at].span)
        pattern = tokens[at + 1 : at + tokens[at].skip]
        at += tokens[at].skip + 1
        if tokens[at].text != "=>":
            found = tokens[at].text or "end of macro arguments"
            raise _error(f"expected `=>`, found `{found}`", tokens[at].span)
        at += 1
        if tokens[at].kind != OPEN:
            raise _error("macro rhs must be delimited", tokens[at].span)
        body = tokens[at + 1 : at + tokens[at].skip]
        at += tokens[at].skip + 1
        names: dict[str, Span] = {}
        locations = _matcher(pattern, names)
        locations.append(Location(END))
        rules.append(Rule(locations, _body(body, set(names))))
        if tokens[at].kind == EOF:
            break
        if tokens[at].text != ";":
            raise _error(f"expected `;`, found `{tokens[at].text}`", tokens[at].span)
        at += 1
    if not rules:
        raise _error("macros must contain at least one rule", span)
    return rules


# ---------------------------------------------------------------- matchers


def _matcher(tokens: list[Token], names: dict[str, Span]) -> list[Location]:
    out: list[Location] = []
    _locate(tokens, names, out)
    return out


def _locate(tokens: list[Token], names: dict[str, Span], out: list[Location]) -> list[str]:
    """Appends the states for a piece of a matcher; gives the variables it binds."""
    bound: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.text != "$" or token.kind != PUNCT or following is None:
            out.append(Location(TOKEN, token))
            at += 1
            continue
        if following.text == "(":
            inner = tokens[at + 2 : at + 1 + following.skip]
            at += 2 + following.skip
            separator, op, at = _repetition(tokens, at, following.span)
            bound += _sequence(inner, separator, op, names, out, following.span)
            continue
        if following.kind not in {IDENT, KEYWORD}:
            raise _error(f"expected identifier, found `{following.text}`", following.span)
        if following.text == "crate":
            out.append(Location(TOKEN, Token(IDENT, "$crate", following.span, following.mark)))
            at += 2
            continue
        if at + 3 >= len(tokens) or tokens[at + 2].text != ":" or tokens[at + 3].kind not in {IDENT, KEYWORD}:
            raise _error("missing fragment specifier", following.span)
        kind = tokens[at + 3].text
        if kind not in FRAGMENT_KINDS:
            raise _error(f"invalid fragment specifier `{kind}`", tokens[at + 3].span)
        if following.text in names:
            raise _error("duplicate matcher binding", following.span)
        names[following.text] = following.span
        bound.append(following.text)
        out.append(Location(VAR, following, following.text, kind))
        at += 4
    return bound


def _sequence(
    inner: list[Token],
    separator: Token | None,
    op: str,
    names: dict[str, Span],
    out: list[Location],
    span: Span,
) -> list[str]:
    start = Location(SEQ_START, op=op)
    out.append(start)
    first = len(out)
    bound = _locate(inner, names, out)
    if separator is None and _may_be_empty(out, first):
        raise _error("repetition matches empty token tree", span)
    end = Location(SEQ_END, op=op, go=first, names=bound, separator=separator is not None)
    out.append(end)
    if separator is not None:
        out.append(Location(SEPARATOR, separator, go=first))
    start.go = len(out)
    start.names = bound
    return bound


def _may_be_empty(locations: list[Location], at: int) -> bool:
    while at < len(locations):
        location = locations[at]
        if location.want == SEQ_START and location.op != "+":
            at = location.go
        elif location.want == VAR and location.kind == "vis":
            at += 1
        else:
            return False
    return True


def _repetition(tokens: list[Token], at: int, span: Span) -> tuple[Token | None, str, int]:
    """The separator and operator after a `$(…)`, and the position after them."""
    if at < len(tokens) and tokens[at].text in {"*", "+", "?"}:
        # rustc, too, takes the first operator it sees: `+` is no separator.
        return None, tokens[at].text, at + 1
    if at + 1 < len(tokens) and tokens[at].kind not in {OPEN, CLOSE} and tokens[at + 1].text in {"*", "+", "?"}:
        if tokens[at + 1].text == "?":
            raise _error("the `?` macro repetition operator does not take a separator", tokens[at].span)
        return tokens[at], tokens[at + 1].text, at + 2
    where = tokens[at].span if at < len(tokens) else span
    raise _error("expected one of: `*`, `+`, or `?`", where)


# ---------------------------------------------------------------- bodies


def _body(tokens: list[Token], names: set[str]) -> list[BodyNode]:
    nodes: list[BodyNode] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.text != "$" or token.kind != PUNCT or following is None:
            nodes.append(token)
            at += 1
            continue
        if following.text == "(":
            inner = _body(tokens[at + 2 : at + 1 + following.skip], names)
            at += 2 + following.skip
            separator, op, at = _repetition(tokens, at, following.span)
            used: list[str] = []
            _used(inner, used)
            nodes.append(BodySeq(inner, separator, op, used, token.span.to(following.span)))
            continue
        span = token.span.to(following.span)
        if following.text == "crate":
            nodes.append(BodyCrate(following, span))
        elif following.kind in {IDENT, KEYWORD} and following.text in names:
            nodes.append(BodyVar(following.text, span))
        elif following.text in {"$", "{"}:
            raise unsupported("metavariable-expressions", span)
        else:
            nodes.append(token)
            nodes.append(following)
        at += 2
    return nodes


def _used(nodes: list[BodyNode], out: list[str]) -> None:
    for node in nodes:
        if isinstance(node, BodyVar):
            out.append(node.name)
        elif isinstance(node, BodySeq):
            out.extend(node.names)
