"""The small library itself is checked: its bodies use most of the language."""

from engine.types.check import check_body
from tests.types.check.support import library


def test_every_body_of_the_library_is_well_typed():
    count = 0
    for definition in list(library().bodies()):
        check_body(library(), definition)
        count += 1
    assert count > 500


def test_bodies_are_remembered():
    definition = next(iter(library().bodies()))
    assert check_body(library(), definition) is check_body(library(), definition)
