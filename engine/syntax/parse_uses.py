"""`use` declarations, flattened to their leaves."""

from __future__ import annotations

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.parse_fns import FunctionParser
from engine.syntax.tokens import IDENT

__all__ = ["UseParser"]


class UseParser(FunctionParser):
    """Parses `use` trees."""

    def _names_a_macro(self, leaf: ast.UseTree) -> bool:
        raise NotImplementedError

    def parse_use(self) -> list[ast.UseTree]:
        """A whole declaration from `use` to `;`."""
        self.expect("use")
        leaves: list[ast.UseTree] = []
        self._tree([], False, self.tok.span, leaves)
        if not self.eat(";"):
            raise self.unexpected("`::`, `;`, or `as`")
        for leaf in leaves:
            leaf.macro = self._names_a_macro(leaf)
        return leaves

    def _tree(self, prefix: list[ast.Ident], leading: bool, start: Span, out: list[ast.UseTree]) -> None:
        self.enter()
        here = self.tok.span
        if self.tok.text == "::":
            leading = True
            if self.peek().text in {"{", "*"}:
                self.bump()
        names = list(prefix)
        if self.tok.text not in {"{", "*"}:
            path = self.parse_path("mod")
            names.extend(segment.ident for segment in path.segments)
            if self.tok.text != "::":
                self._leaf(names, prefix, leading, here, out)
                self.depth -= 1
                return
            self.bump()
        if self.eat("*"):
            out.append(ast.UseTree(_path(names, leading, self.span_from(here)), None, True))
        elif self.eat("{"):
            while self.tok.text != "}":
                self._tree(names, leading, start, out)
                if not self.eat(","):
                    break
            if self.tok.text != "}":
                raise self.unexpected("`,`, `::`, `as`, or `}`")
            self.bump()
        else:
            raise self.unexpected("`*`, `{`, or identifier")
        self.depth -= 1

    def _leaf(
        self, names: list[ast.Ident], prefix: list[ast.Ident], leading: bool, here: Span, out: list[ast.UseTree]
    ) -> None:
        name = names[-1]
        if name.name == "self" and len(names) - len(prefix) > 1:
            message = "`self` imports are only allowed within a { } list"
            raise Rejected(message, self.span_from(here), kind="syntax", code="E0429")
        if name.name == "self" and len(names) > 1:
            names = names[:-1]
            name = ast.Ident(names[-1].name, name.span, name.mark)
        span = self.span_from(here)
        if self.eat("as"):
            token = self.tok
            if token.kind != IDENT:
                raise self.unexpected("identifier")
            name = self.make_ident(self.bump())
        out.append(ast.UseTree(_path(names, leading, span), name, False))


def _path(names: list[ast.Ident], leading: bool, span: Span) -> ast.Path:
    # Every leaf has nodes of its own, since tables are keyed by node.
    segments = [ast.Segment(ast.Ident(n.name, n.span, n.mark, n.crate_root)) for n in names]
    return ast.Path(segments, span, leading)
