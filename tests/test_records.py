"""Records: slotted classes whose constructors are compiled late."""

from __future__ import annotations

from dataclasses import field

import pytest

from engine.records import changed, defaults_of, field_names, record


@record
class Base:
    """Has a text."""

    a: int
    b: str = "b"

    def twice(self) -> int:
        return 2 * self.a


@record
class Derived(Base):
    b: str = "other"
    c: list[int] = field(default_factory=list)


class Plain(Derived):
    __slots__ = ("more",)


def test_a_record_is_what_a_dataclass_would_be() -> None:
    one, other = Derived(1), Derived(a=1, b="x", c=[3])
    assert (one.a, one.b, one.c, other.b, other.c) == (1, "other", [], "x", [3])
    assert one.c is not Derived(1).c
    assert one != Derived(1) and one == one and len({one, other}) == 2
    assert repr(other) == "Derived(a=1, b='x', c=[3])"
    assert Base.__doc__ == "Has a text." and Base(4).twice() == 8
    match other:
        case Derived(1, "x", [n]):
            assert n == 3
        case _:
            raise AssertionError
    for wrong in (lambda: Derived(), lambda: Derived(1, a=2), lambda: Derived(1, d=2), lambda: Derived(1, "", [], 4)):
        with pytest.raises(TypeError):
            wrong()  # type: ignore[no-untyped-call]
    with pytest.raises(AttributeError):
        one.d = 1  # type: ignore[attr-defined]


def test_the_constructor_is_the_same_before_and_after_it_is_compiled() -> None:
    @record
    class Many:
        a: int
        b: int = 2
        c: list[int] = field(default_factory=list)

    made = [(one.a, one.b, one.c) for one in (Many(i, c=[i]) if i % 2 else Many(i, i) for i in range(200))]
    assert made == [(i, 2, [i]) if i % 2 else (i, i, []) for i in range(200)]


def test_subclasses_that_are_no_records_have_the_fields_of_their_base() -> None:
    assert field_names(Plain) == ("a", "b", "c")
    assert Plain(2).b == "other" and isinstance(Plain(2), Derived)


def test_replacing_makes_another() -> None:
    one = Derived(1, "x", [3])
    other = changed(one, b="y")
    assert (other.a, other.b, other.c) == (1, "y", [3]) and one.b == "x"


def test_defaults_are_known_without_an_instance() -> None:
    assert [(name, value) for name, value, _ in defaults_of(Derived)] == [("b", "other"), ("c", None)]
    assert defaults_of(Derived)[1][2] is list
