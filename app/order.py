"""What a run is asked for: the program and its options, from a form or from a finished trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine.messages import _
from engine.options import DEFAULT_MODEL, EDITIONS, MODELS, Limits, OptionError, Options, apply_flags
from engine.source import Rejected, SourceFile
from engine.syntax.lexer import lex
from engine.syntax.tokens import CLOSE, IDENT, KEYWORD, OPEN

__all__ = ["Order", "entries", "with_main"]

_OF_A_MODEL = ("-Zmiri-tree-borrows", "-Zmiri-disable-stacked-borrows", "-Zmiri-disable-validation")
_LARGEST_SEED = 2**63 - 1


@dataclass(slots=True, frozen=True)
class Order:
    """A program and the options that a page offers; `flags` are Miri's own (`-Zmiri-…`), separated by spaces, and
    `entry` is the function to run if there is no `main`."""

    source: str
    model: str = DEFAULT_MODEL
    edition: str = Options().edition
    seed: str = "0"
    flags: str = ""
    entry: str = ""

    @staticmethod
    def of_form(form: Mapping[str, Sequence[str]]) -> Order:
        """The order of a form that was sent."""

        def field(name: str, default: str) -> str:
            return form.get(name, [default])[0]

        return Order(
            field("source", ""), field("model", DEFAULT_MODEL), field("edition", "") or Options().edition,
            field("seed", "").strip() or "0", " ".join(field("flags", "").split()), field("entry", ""),
        )  # fmt: skip

    @staticmethod
    def of_trace(source: str, options: Options) -> Order:
        """The order that gives a trace with these options again."""
        return Order(source, options.model, options.edition, str(options.seed), " ".join(_flags(options)))

    def under(self, model: str) -> Order:
        """The same under another model, without the flags that only its own model has."""
        flags = [flag for flag in self.flags.split() if not flag.startswith(_OF_A_MODEL)]
        return replace(self, model=model, flags=" ".join(flags))

    @property
    def plain(self) -> bool:
        """Whether all options but the model are those that one begins with."""
        return (self.edition, self.seed, self.flags) == (Options().edition, "0", "")

    def options(self, limits: Limits) -> Options:
        """The engine's options. Raises OptionError with a sentence for whoever filled in the form."""
        if self.model not in MODELS:
            raise OptionError(
                _("There is no model “{model}”. There are: {models}.").format(
                    model=self.model[:40], models=", ".join(MODELS)
                )
            )
        if self.edition not in EDITIONS:
            raise OptionError(
                _("There is no edition “{edition}”. There are: {editions}.").format(
                    edition=self.edition[:40], editions=", ".join(EDITIONS)
                )
            )
        if not (self.seed.isascii() and self.seed.isdigit() and int(self.seed[:20]) <= _LARGEST_SEED):
            raise OptionError(_("“{seed}” is no seed: it is a number from 0 on.").format(seed=self.seed[:40]))
        options = Options(self.model, self.edition, seed=int(self.seed), limits=limits)
        try:
            return apply_flags(options, self.flags.split())
        except OptionError as error:
            raise OptionError(_("Flags of Miri: {error}.").format(error=error)) from None


def _flags(options: Options) -> list[str]:
    """The flags that make these options; model and seed are said otherwise."""
    out = []
    if not options.precise_interior_mut:
        out.append("tree-borrows-no-precise-interior-mut")
    if options.relax_custom_allocator:
        out.append("tree-borrows-relax-custom-allocator-uniqueness")
    if not options.validation:
        out.append("disable-validation")
    if not options.data_races:
        out.append("disable-data-race-detector")
    if options.provenance != "default":
        out.append(f"{options.provenance}-provenance")
    if options.symbolic_alignment:
        out.append("symbolic-alignment-check")
    if options.track_tags:
        out.append(f"track-pointer-tag={','.join(map(str, options.track_tags))}")
    if options.track_allocs:
        out.append(f"track-alloc-id={','.join(map(str, options.track_allocs))}")
    return [f"-Zmiri-{name}" for name in out]


def entries(source: str) -> list[str]:
    """Names of the functions at the top level of a program that could be called without arguments, in order. Only an
    offer: whether such a call is a program is for the engine to say. Nothing for text that is not even tokens."""
    try:
        tokens = lex(SourceFile(Options().file_name, source))
    except Rejected:
        return []
    out: list[str] = []
    depth = 0
    for index, token in enumerate(tokens):
        if token.kind == OPEN:
            depth += 1
        elif token.kind == CLOSE:
            depth -= 1
        elif depth == 0 and token.kind == KEYWORD and token.text == "fn" and index + 3 < len(tokens):
            before = tokens[index - 1].text if index else ""
            name, opening, closing = tokens[index + 1 : index + 4]
            callable_ = name.kind == IDENT and opening.text == "(" and closing.text == ")"
            if callable_ and before not in ("unsafe", "async") and name.text != "main":
                out.append(name.text)
    return list(dict.fromkeys(out))


def with_main(source: str, entry: str) -> str:
    """The program with a `main` that calls `entry`, after its own text so that no line of it moves."""
    return f"{source.rstrip()}\n\nfn main() {{\n    let _ = {entry}();\n}}\n"
