"""What a run is asked for: options of a form, what a trace says of them, functions offered without a `main`."""

from __future__ import annotations

import pytest

from app.order import Order, entries, with_main
from engine.options import Limits, OptionError, Options
from engine.pipeline import prepare


def test_a_form_gives_options_and_a_trace_gives_the_form_again() -> None:
    flags = "-Zmiri-strict-provenance  -Zmiri-tree-borrows-no-precise-interior-mut -Zmiri-track-pointer-tag=3,4"
    order = Order.of_form({"source": ["fn main() {}"], "edition": ["2024"], "seed": [" 7 "], "flags": [flags]})
    options = order.options(Limits())
    assert (options.edition, options.seed, options.provenance) == ("2024", 7, "strict")
    assert not options.precise_interior_mut and options.track_tags == (3, 4) and not order.plain
    again = Order.of_trace(order.source, options)
    assert again.options(Limits()) == options
    other = again.under("stacked").options(Limits())
    assert (other.model, other.provenance, other.seed) == ("stacked", "strict", 7)


@pytest.mark.parametrize(
    "field", [{"model": "none-such"}, {"edition": "2022"}, {"seed": "-1"}, {"seed": "x"}, {"flags": "-Zmiri-none-such"}]
)
def test_a_value_that_does_not_exist_is_told(field: dict[str, str]) -> None:
    with pytest.raises(OptionError, match=next(iter(field.values()))):
        Order("fn main() {}", **field).options(Limits())


def test_functions_without_parameters_are_offered_and_run_as_they_stand() -> None:
    source = (
        "fn one() -> u32 { fn inner() {} 1 }\nunsafe fn two() {}\nfn three(x: u8) {}\nfn four<T>() {}\n"
        'mod m { fn five() {} }\n// fn six() {}\nconst S: &str = "fn seven() {}";\npub fn eight() {}\n'
    )
    assert entries(source) == ["one", "eight"]
    made = with_main(source, "one")
    assert made.startswith(source) and prepare(made, Options()) is not None
    assert entries("fn (") == []
