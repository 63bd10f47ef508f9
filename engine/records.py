"""Classes of records whose constructors are compiled when they are called often.

`dataclasses.dataclass` compiles the methods of a class when the class is made. For the hundreds of kinds of tree nodes
that takes longer than most programs run, and one run uses a third of them. A `record` is a slotted class at once; its
constructor is compiled (by `dataclass`) when it is called often.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field
from typing import Any, TypeVar, dataclass_transform

__all__ = ["changed", "defaults_of", "field_names", "record"]

_T = TypeVar("_T")
_specs: dict[type, dict[str, tuple[Any, Any]]] = {}
"""Each record class's fields in order, the inherited ones first: annotation, and default or MISSING."""


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def record(cls: type[_T]) -> type[_T]:
    """What `dataclass(slots=True, eq=False)` makes of a class: slots, a constructor, `__match_args__` and a text of all
    fields for people. Records compare by identity and may inherit from records."""
    spec: dict[str, tuple[Any, Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        spec.update(_specs.get(base, ()))
    space = dict(vars(cls))
    space.pop("__dict__", None)
    space.pop("__weakref__", None)
    own = list(space.get("__annotations__", ()))
    slots = tuple(name for name in own if name not in spec)
    for name in own:
        spec[name] = space["__annotations__"][name], space.pop(name, MISSING)
    space["__slots__"] = slots
    space["__match_args__"] = tuple(spec)
    metaclass: Any = type(cls)
    made: Any = metaclass(cls.__name__, cls.__bases__, space)
    _specs[made] = spec
    made.__init__ = _later(made)
    if made.__repr__ is object.__repr__:
        made.__repr__ = _text
    return made  # type: ignore[no-any-return]


_OFTEN = 64
"""After so many calls the compiled constructor has paid for itself."""


def _later(cls: Any) -> Callable[..., None]:
    names = tuple(_specs[cls])
    count = len(names)
    defaults = defaults_of(cls)
    calls = 0

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807 - it becomes one
        nonlocal calls
        calls += 1
        if calls <= _OFTEN:
            if len(args) == count and not kwargs:
                for name, value in zip(names, args, strict=True):
                    setattr(self, name, value)
                return
            values = dict(zip(names, args, strict=False))
            values.update(kwargs)
            for name, default, make in defaults:
                if name not in values:
                    values[name] = default if make is None else make()
            if len(values) == count and values.keys() == _specs[cls].keys() and not kwargs.keys() & names[: len(args)]:
                for name, value in values.items():
                    setattr(self, name, value)
                return
        compile_init()
        cls.__init__(self, *args, **kwargs)

    def compile_init() -> None:
        space: dict[str, Any] = {name: default for name, (_, default) in _specs[cls].items() if default is not MISSING}
        space["__annotations__"] = {name: annotation for name, (annotation, _) in _specs[cls].items()}
        space["__module__"] = cls.__module__
        plain: Any = dataclass(eq=False, repr=False, match_args=False)(type(cls.__name__, (), space))
        cls.__init__ = plain.__init__

    return __init__


def _text(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in field_names(type(self)))
    return f"{type(self).__qualname__}({values})"


def changed(one: _T, **values: Any) -> _T:
    """A record like `one` but for the given fields."""
    return type(one)(**{name: getattr(one, name) for name in field_names(type(one))} | values)


def field_names(cls: type) -> tuple[str, ...]:
    """The names of a record class's fields (or of those of the record class that it inherits from), in order."""
    return cls.__match_args__  # type: ignore[attr-defined, no-any-return]


def defaults_of(cls: type) -> list[tuple[str, Any, Callable[[], Any] | None]]:
    """The fields of a record class that have a default: name, the default, and what makes it anew each time or None."""
    out: list[tuple[str, Any, Callable[[], Any] | None]] = []
    for name, (_, default) in _specs[cls].items():
        if isinstance(default, Field):
            if default.default_factory is not MISSING:
                out.append((name, None, default.default_factory))
            elif default.default is not MISSING:
                out.append((name, default.default, None))
        elif default is not MISSING:
            out.append((name, default, None))
    return out
