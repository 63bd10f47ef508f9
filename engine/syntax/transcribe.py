"""Writing out a macro's body with its variables replaced."""

from __future__ import annotations

from engine.source import Expansion, Rejected, Span
from engine.syntax import ast
from engine.syntax.macro_rules import BodyCrate, BodyNode, BodySeq, BodyVar, MacroRules
from engine.syntax.matcher import Match
from engine.syntax.session import Session
from engine.syntax.tokens import CLOSE, EOF, INTERP, OPEN, CrateToken, InterpToken, Token, VarToken

__all__ = ["transcribe"]


class _Writer:
    def __init__(self, macro: MacroRules, expansion: Expansion, session: Session) -> None:
        self.macro = macro
        self.expansion = expansion
        self.session = session
        self.out: list[Token] = []
        self.open: list[int] = []
        self.marks: dict[int, tuple[ast.Mark | None, ast.Mark]] = {}

    def mark(self, old: ast.Mark | None) -> ast.Mark:
        entry = self.marks.get(id(old))
        if entry is None:
            entry = (old, ast.Mark(old, self.macro))
            self.marks[id(old)] = entry
        return entry[1]

    def write(self, nodes: list[BodyNode], bound: dict[str, Match], alone: bool = False) -> None:
        out = self.out
        expansion = self.expansion
        for node in nodes:
            if isinstance(node, Token):
                old = node.span
                kind = node.kind
                token = Token(
                    kind, node.text, Span(old.file, old.lo, old.hi, expansion), self.mark(node.mark), node.skip
                )
                if node.__class__ is not Token:
                    token = self.special(node, token)
                if kind == OPEN:
                    self.open.append(len(out))
                elif kind == CLOSE:
                    start = self.open.pop()
                    out[start].skip = len(out) - start
                out.append(token)
            elif isinstance(node, BodyVar):
                self.variable(node, bound[node.name], alone)
            elif isinstance(node, BodySeq):
                self.sequence(node, bound)
            else:
                span = self.here(node)
                out.append(CrateToken(span, self.mark(node.token.mark), self.macro.crate))

    def special(self, node: Token, copy: Token) -> Token:
        if isinstance(node, InterpToken):
            return InterpToken(copy.span, node.fragment)
        if isinstance(node, VarToken):
            return VarToken(node.kind, node.text, copy.span, copy.mark, node.written)
        assert isinstance(node, CrateToken)
        return CrateToken(copy.span, copy.mark, node.root)

    def here(self, node: BodyCrate | BodyVar) -> Span:
        span = node.span
        return Span(span.file, span.lo, span.hi, self.expansion)

    def variable(self, node: BodyVar, match: Match, alone: bool) -> None:
        if isinstance(match, list):
            raise Rejected(f"variable '{node.name}' is still repeating at this depth", self.here(node), kind="syntax")
        span = self.here(node)
        self.session.spend_tokens(match.weight, self.expansion.call_site)
        kind = match.kind
        if kind == "ident" or kind == "lifetime":
            token = match.tokens[0]
            written = token.written if isinstance(token, VarToken) else token.span
            self.session.note_metavar(written, span)
            self.out.append(VarToken(token.kind, token.text, span, token.mark, written))
        elif kind == "tt":
            self.token_tree([t for t in match.tokens if t.kind != EOF], span, alone)
        else:
            self.out.append(InterpToken(span, match))

    def token_tree(self, tokens: list[Token], variable: Span, alone: bool) -> None:
        """A `tt`; `alone` in a repetition without separator, where rustc does not ask where the variable stands."""
        out = self.out
        if alone:
            out.extend(tokens)
            return
        note = self.session.note_metavar
        first, last = tokens[0], tokens[-1]
        if note(first.span, variable) and (last is first or note(last.span, variable)) or not self.macro.local:
            out.extend(tokens)
            return
        # The second place of the same tokens: they are moved to the variable.
        for token in tokens:
            if token is not first and token is not last or token.kind == INTERP:
                out.append(token)
                continue
            span = Span(variable.file, variable.lo, variable.hi, token.span.expansion)
            note(span, variable)
            if isinstance(token, VarToken):
                out.append(VarToken(token.kind, token.text, span, token.mark, token.written))
            elif isinstance(token, CrateToken):
                out.append(CrateToken(span, token.mark, token.root))
            else:
                out.append(Token(token.kind, token.text, span, token.mark, token.skip))

    def sequence(self, node: BodySeq, bound: dict[str, Match]) -> None:
        lists: list[tuple[str, list[Match]]] = []
        for name in node.names:
            match = bound.get(name)
            if isinstance(match, list):
                lists.append((name, match))
        if not lists:
            raise Rejected(
                "attempted to repeat an expression containing no syntax variables matched as repeating at this depth",
                node.span,
                kind="syntax",
            )
        first, count = lists[0][0], len(lists[0][1])
        for name, match in lists[1:]:
            if len(match) != count:
                raise Rejected(
                    f"meta-variable `{first}` repeats {_times(count)}, but `{name}` repeats {_times(len(match))}",
                    node.span,
                    kind="syntax",
                )
        if node.op == "+" and count == 0:
            raise Rejected("this must repeat at least once", node.span, kind="syntax")
        alone = node.separator is None and node.op != "?" and len(node.nodes) == 1
        for i in range(count):
            if i and node.separator is not None:
                self.write([node.separator], bound)
            inner = dict(bound)
            for name, match in lists:
                inner[name] = match[i]
            before = len(self.out)
            self.write(node.nodes, inner, alone)
            # Charged as it grows, so that no expansion outgrows memory first.
            self.session.spend_tokens(len(self.out) - before + 1, self.expansion.call_site)


def _times(count: int) -> str:
    return "1 time" if count == 1 else f"{count} times"


def transcribe(
    body: list[BodyNode],
    bound: dict[str, Match],
    macro: MacroRules,
    expansion: Expansion,
    session: Session,
) -> list[Token]:
    """The tokens of one expansion, ended by `EOF` at the call.

    Tokens of the body get the expansion's span and mark; arguments keep theirs. Raises Rejected for repetitions that
    do not fit and when the budget of expanded tokens is used up.
    """
    writer = _Writer(macro, expansion, session)
    writer.write(body, bound)
    out = writer.out
    session.spend_tokens(len(out) + 4, expansion.call_site)
    end = expansion.call_site
    at = end.hi - 1 if end.hi > end.lo else end.hi
    out.append(Token(EOF, "", Span(end.file, at, end.hi, end.expansion)))
    return out
