"""Options and Miri's flags."""

from __future__ import annotations

import pytest

from engine.borrows.versions import VERSIONS
from engine.options import MODELS, OptionError, Options, apply_flags


def flags(text: str, **start: object) -> Options:
    return apply_flags(Options(**start), text.split())  # type: ignore[arg-type]


def test_every_version_of_the_model_is_an_option() -> None:
    assert set(VERSIONS) <= set(MODELS)


# spec: language-and-helpers 3 | //@compile-flags
def test_flags_with_a_meaning() -> None:
    assert flags("-Zmiri-tree-borrows", model="stacked").model == "tree"
    assert flags("-Zmiri-tree-borrows", model="pldi-2025").model == "pldi-2025"
    assert flags("-Zmiri-tree-borrows -Zmiri-tree-borrows-implicit-writes").model == "tree-implicit-writes"
    assert not flags("-Zmiri-tree-borrows-no-precise-interior-mut").precise_interior_mut
    assert flags("-Zmiri-tree-borrows-relax-custom-allocator-uniqueness").relax_custom_allocator
    assert flags("-Zmiri-strict-provenance").provenance == "strict"
    assert flags("-Zmiri-permissive-provenance").provenance == "permissive"
    assert flags("-Zmiri-disable-stacked-borrows").model == "none"
    assert flags("-Zmiri-seed=7").seed == 7
    assert not flags("-Zmiri-ignore-leaks", check_leaks=True).check_leaks
    assert flags("-Zmiri-track-pointer-tag=3,5").track_tags == (3, 5)


def test_flags_without_a_meaning_change_nothing() -> None:
    assert flags("-Zmiri-provenance-gc=0 -Zmiri-disable-isolation -Zmiri-preemption-rate=0.1") == Options()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-Zmiri-no-such-thing", "unknown option `-Zmiri-no-such-thing`"),
        ("-Zother", "unknown option `-Zother`"),
        ("-Zmiri-seed=x", "needs a number"),
        ("-Zmiri-seed", "needs a value"),
        ("-Zmiri-tree-borrows=1", "takes no value"),
    ],
)
def test_bad_flags(text: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        flags(text)


def test_suboptions_need_tree_borrows_first() -> None:
    with pytest.raises(OptionError, match="is required before"):
        flags("-Zmiri-tree-borrows-implicit-writes", model="stacked")
    with pytest.raises(OptionError):
        flags("-Zmiri-tree-borrows-implicit-writes -Zmiri-tree-borrows", model="stacked")


def test_options_are_stored_and_read_back() -> None:
    options = Options(model="pldi-2025", cfgs=("a", 'b="c"'), track_tags=(1,))
    options.limits.steps = 5
    assert Options.from_json(options.to_json()) == options
    with pytest.raises(OptionError):
        Options.from_json({"no_such": 1})
    with pytest.raises(OptionError, match="unknown model"):
        Options.from_json({"model": "x"})


def test_applying_flags_leaves_the_original_alone() -> None:
    options = Options()
    apply_flags(options, ["-Zmiri-seed=3"])
    assert options.seed == 0
