"""A whole program: items, then topics that `main` runs one after the other."""

from __future__ import annotations

from tests.differential.generated import drops, library
from tests.differential.generated.choices import Choices
from tests.differential.generated.stmts import Stmts
from tests.differential.generated.types import Items

LINTS = "#![allow(warnings, arithmetic_overflow, unconditional_panic, overflowing_literals)]"


def program(c: Choices) -> str:
    """The text of a program; its first line names the edition."""
    items = Items()
    g = Stmts(c, items)
    edition = c.pick(["2021", "2024"])
    for _ in range(c.draw(0, 3)):
        g.declare_type()
    for _ in range(c.draw(0, 2)):
        g.declare_const()
    for _ in range(c.draw(0, 3)):
        g.declare_function()
    topics = []
    for _ in range(c.draw(1, 3)):
        name = c.fresh("topic")
        g.scope, g.calls = [], True
        body = "\n    ".join(g.block(c.draw(2, 6), 2))
        items.text.append(f"fn {name}() {{\n    {body}\n}}")
        topics.append(name)
    if c.half():
        d = drops.Drops(c)
        items.text.append(drops.PRELUDE)
        for _ in range(c.draw(1, 2)):
            name = c.fresh("drops")
            items.text.append(d.topic(name))
            value = f"{name}({c.pick(['true', 'false'])}).map(|d| d.0)"
            items.text.append(f'fn {name}_run() {{ println!("{{:?}}", {value}); }}')
            topics.append(f"{name}_run")
    if c.half():
        chains = library.Library(c)
        items.text.append(library.PRELUDE)
        for _ in range(c.draw(1, 2)):
            topics.append(c.fresh("library"))
            items.text.append(chains.topic(topics[-1]))
    calls = []
    for name in topics:
        if c.half():
            calls.append(f'println!("{{}}", std::panic::catch_unwind({name}).is_err());')
        else:
            calls.append(f"{name}();")
    body = "\n    ".join(calls)
    parts = [f"//@ edition: {edition}", LINTS, *items.text, f"fn main() {{\n    {body}\n}}"]
    return "\n\n".join(parts) + "\n"
