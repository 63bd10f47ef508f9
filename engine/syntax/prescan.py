"""Macros that a path may name before the text reaches them: exported ones and those re-exported by `use`."""

from __future__ import annotations

from engine.syntax.macro_rules import MacroRules
from engine.syntax.session import Session
from engine.syntax.tokens import EOF, IDENT, OPEN, Token

__all__ = ["prescan"]


def prescan(tokens: list[Token], session: Session) -> None:
    """Notes in the session the path-based macros that a file's tokens define outside of other macros."""
    defined: dict[str, MacroRules] = {}
    at = 0
    exported = False
    while at < len(tokens):
        token = tokens[at]
        if token.text == "macro_export" and tokens[at - 1].text in {"[", "("}:
            exported = True
        elif token.text == "macro_rules" and tokens[at + 1].text == "!" and tokens[at + 2].kind == IDENT:
            name, opening = tokens[at + 2], tokens[at + 3]
            if opening.kind == OPEN:
                body = tokens[at + 4 : at + 3 + opening.skip]
                body.append(Token(EOF, "", tokens[at + 3 + opening.skip].span))
                text = name.text.removeprefix("r#")
                macro = MacroRules(text, name.span, body, session)
                defined.setdefault(text, macro)
                if exported:
                    session.later.setdefault(text, macro)
                exported = False
                # What a macro's body defines is not there until it is expanded.
                at += 3 + opening.skip
        elif token.text == "use" and defined:
            exported = False
        at += 1
    if defined:
        _reexports(tokens, defined, session)


def _reexports(tokens: list[Token], defined: dict[str, MacroRules], session: Session) -> None:
    at = 0
    while at < len(tokens):
        if tokens[at].text != "use":
            at += 1
            continue
        at += 1
        while tokens[at].text != ";" and tokens[at].kind != EOF:
            macro = defined.get(tokens[at].text)
            following = tokens[at + 1].text
            if macro is not None and tokens[at].kind == IDENT:
                if following in {";", ",", "}"}:
                    session.later.setdefault(macro.name, macro)
                elif following == "as" and tokens[at + 2].kind == IDENT:
                    session.later.setdefault(tokens[at + 2].text, macro)
            at += 1
