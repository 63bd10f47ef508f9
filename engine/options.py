"""What a run can be asked: the model, the edition, limits; and Miri's own flags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from engine.messages import N_

__all__ = [
    "COMPARED", "DEFAULT_MODEL", "EDITIONS", "IGNORED_FLAGS", "Limits", "MODELS", "OptionError", "Options",
    "apply_flags", "models_of",
]  # fmt: skip

MODELS: dict[str, str] = {
    "tree": N_("Tree Borrows as in Miri of August 2026"),
    "tree-implicit-writes": N_("Tree Borrows as in Miri of August 2026 with -Zmiri-tree-borrows-implicit-writes"),
    "pldi-2025": N_("Tree Borrows as in the PLDI 2025 paper"),
    "article-2023": N_("Tree Borrows as in the article of March 2023"),
    "stacked": N_("Stacked Borrows"),
    "none": N_("no aliasing model"),
}
DEFAULT_MODEL = "tree"
COMPARED = ("tree", "stacked")
"""The models that are compared when nobody names others."""

EDITIONS = ("2015", "2018", "2021", "2024")
PROVENANCE = ("default", "strict", "permissive")


class OptionError(ValueError):
    """An option that is unknown or has a value that makes no sense."""


def models_of(text: str) -> tuple[str, ...]:
    """The models of a list with commas, each once. Raises OptionError for unknown ones and for fewer than two."""
    models = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for model in models:
        if model not in MODELS:
            raise OptionError(f"unknown model `{model}`: known are {', '.join(MODELS)}")
    if len(models) < 2:
        raise OptionError("name at least two models to compare")
    return models


@dataclass(slots=True)
class Limits:
    """Where a run is stopped (exit status 3). `steps` counts MIR statements and terminators, `events` events of the
    trace, memory and output are bytes, `wall_seconds` is real time, `source_bytes` UTF-8 bytes of the program,
    `nesting` depth of brackets and of macro expansion, `frames` depth of calls."""

    steps: int = 20_000_000
    events: int = 1_000_000
    memory_bytes: int = 256 * 1024 * 1024
    output_bytes: int = 4 * 1024 * 1024
    wall_seconds: float = 0.0
    """0 means no limit."""
    source_bytes: int = 1024 * 1024
    nesting: int = 256
    frames: int = 10_000


@dataclass(slots=True)
class Options:
    """One run's options. `cfgs` are `NAME` or `NAME="value"`; `trace` False runs without events; `file_name` is the
    name shown in messages."""

    model: str = DEFAULT_MODEL
    edition: str = "2021"
    cfgs: tuple[str, ...] = ()
    seed: int = 0
    provenance: str = "default"
    check_leaks: bool = False
    precise_interior_mut: bool = True
    relax_custom_allocator: bool = False
    data_races: bool = True
    validation: bool = True
    symbolic_alignment: bool = False
    track_tags: tuple[int, ...] = ()
    track_allocs: tuple[int, ...] = ()
    trace: bool = True
    file_name: str = "main.rs"
    limits: Limits = field(default_factory=Limits)

    def check(self) -> Options:
        """Itself, if every value makes sense; else raises OptionError."""
        if self.model not in MODELS:
            raise OptionError(f"unknown model `{self.model}`: known are {', '.join(MODELS)}")
        if self.edition not in EDITIONS:
            raise OptionError(f"unknown edition `{self.edition}`: known are {', '.join(EDITIONS)}")
        if self.provenance not in PROVENANCE:
            raise OptionError(f"unknown provenance mode `{self.provenance}`: known are {', '.join(PROVENANCE)}")
        if self.seed < 0:
            raise OptionError("the seed must not be negative")
        return self

    def to_json(self) -> dict[str, Any]:
        """A plain object with every option, for storing and hashing."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict[str, Any]) -> Options:
        """The inverse of `to_json`. Raises OptionError for unknown options or values."""
        values = dict(data)
        try:
            limits = Limits(**values.pop("limits", {}))
            for name in ("cfgs", "track_tags", "track_allocs"):
                if name in values:
                    values[name] = tuple(values[name])
            return Options(**values, limits=limits).check()
        except TypeError as error:
            raise OptionError(str(error)) from None


_TREE_MODELS = ("tree", "tree-implicit-writes", "pldi-2025", "article-2023")

IGNORED_FLAGS: frozenset[str] = frozenset(
    "-Zmiri-" + name
    for name in (
        # Isolation and the host.
        "disable-isolation", "isolation-error", "env-forward", "env-set", "native-lib", "native-lib-enable-tracing",
        "disable-abi-check",
        # Randomness that this machine does not have: addresses and schedules come from counters and the seed.
        "address-reuse-rate", "address-reuse-cross-thread-rate", "compare-exchange-weak-failure-rate",
        "deterministic-concurrency", "deterministic-floats", "fixed-schedule", "max-extra-rounding-error",
        "no-extra-rounding-error", "no-short-fd-operations", "preemption-rate", "user-relevant-crates", "many-seeds",
        "many-seeds-keep-going",
        # Reporting and garbage collection.
        "backtrace", "mute-stdout-stderr", "provenance-gc", "recursive-validation", "report-progress",
        "retag-fields", "extern-so-file", "num-cpus", "unique-is-unique", "force-page-size", "panic-on-unsupported",
        "track-weak-memory-loads", "disable-weak-memory-emulation", "genmc", "force-intrinsic-fallback",
        "track-alloc-accesses", "disable-alignment-check",
    )
)  # fmt: skip
"""Flags of Miri that are accepted and change nothing here."""


def apply_flags(options: Options, flags: Iterable[str]) -> Options:
    """The options after Miri's own flags (`-Zmiri-…`), read in order. Raises OptionError for an unknown flag, a bad
    value, or an option of Tree Borrows given before `-Zmiri-tree-borrows`."""
    out = replace(options, limits=replace(options.limits))
    for flag in flags:
        name, has_value, value = flag.partition("=")
        if not name.startswith("-Zmiri-"):
            raise OptionError(f"unknown option `{flag}`")
        if name in _VALUED:
            if not has_value:
                raise OptionError(f"`{name}` needs a value")
        elif has_value and name not in IGNORED_FLAGS:
            raise OptionError(f"`{name}` takes no value")
        _apply(out, name, value)
    return out.check()


_VALUED = frozenset({"-Zmiri-seed", "-Zmiri-track-pointer-tag", "-Zmiri-track-alloc-id"})


def _apply(out: Options, name: str, value: str) -> None:
    match name.removeprefix("-Zmiri-"):
        case "tree-borrows":
            if out.model not in _TREE_MODELS:
                out.model = "tree"
        case "tree-borrows-implicit-writes":
            _after_tree(out, name)
            out.model = "tree-implicit-writes"
        case "tree-borrows-no-precise-interior-mut":
            _after_tree(out, name)
            out.precise_interior_mut = False
        case "tree-borrows-relax-custom-allocator-uniqueness":
            _after_tree(out, name)
            out.relax_custom_allocator = True
        case "disable-stacked-borrows":
            out.model = "none"
        case "disable-validation":
            out.validation = False
            out.model = "none"
        case "disable-data-race-detector":
            out.data_races = False
        case "strict-provenance":
            out.provenance = "strict"
        case "permissive-provenance":
            out.provenance = "permissive"
        case "symbolic-alignment-check":
            out.symbolic_alignment = True
        case "ignore-leaks":
            out.check_leaks = False
        case "seed":
            out.seed = _numbers(name, value)[0]
        case "track-pointer-tag":
            out.track_tags = (*out.track_tags, *_numbers(name, value))
        case "track-alloc-id":
            out.track_allocs = (*out.track_allocs, *_numbers(name, value))
        case _:
            if name not in IGNORED_FLAGS:
                raise OptionError(f"unknown option `{name}`")


def _after_tree(out: Options, name: str) -> None:
    if out.model not in _TREE_MODELS:
        raise OptionError(f"`-Zmiri-tree-borrows` is required before `{name}`")


def _numbers(name: str, value: str) -> list[int]:
    try:
        numbers = [int(part) for part in value.split(",")]
    except ValueError:
        raise OptionError(f"`{name}` needs a number, not `{value}`") from None
    if any(number < 0 for number in numbers):
        raise OptionError(f"`{name}` needs a number that is not negative")
    return numbers
