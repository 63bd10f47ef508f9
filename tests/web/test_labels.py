"""What is written into the segments of a strip."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.labels import ALWAYS, WIDTHS, labels, strip_width
from app.permissions import LEGEND, look
from app.rendering import ROOT

LETTER = 7


def test_a_whole_strip_names_the_permission_in_full() -> None:
    assert labels(look("Reserved"), None, 4, 4) == (("Reserved", 0),)


def test_a_change_is_told_as_fully_as_there_is_room() -> None:
    texts = [one.text for one in labels(look("Disabled"), look("Reserved"), 8, 8)]
    assert texts == ["Reserved → Disabled", "Res → Dis"]
    assert [one.text for one in labels(look("Disabled"), look("Reserved"), 1, 8)] == ["Dis"]


def test_where_nothing_fits_nothing_is_written() -> None:
    assert labels(look("Reserved (interior mutable)"), None, 1, 24) == ()


@given(st.sampled_from(LEGEND), st.none() | st.sampled_from(LEGEND), st.integers(1, 34), st.integers(0, 33))
def test_what_is_shown_fits(now: object, before: object, covered: int, more: int) -> None:
    columns = min(covered + more, 34)
    covered = min(covered, columns)
    found = labels(now, before, covered, columns)  # type: ignore[arg-type]
    widths = [one.width for one in found]
    assert widths == sorted(widths, reverse=True), "a narrower strip gets a shorter text"
    assert all(width == 0 or width <= strip_width(columns) for width in widths)
    for one in found:
        room = ((one.width or ALWAYS) + 2) * covered / columns - 2
        assert len(one.text) * LETTER <= room


def test_the_style_sheet_knows_every_width() -> None:
    css = (ROOT / "static/css/picture.css").read_text(encoding="utf-8")
    desktop = {
        int(width): int(card)
        for card, width in re.findall(r"^@container \(min-width: (\d+)px\) \{ \.seg \.w(\d+)", css, re.M)
    }
    assert desktop == {width: round(width / 0.6) for width in WIDTHS}
    phone = re.findall(r"^  @container \(min-width: (\d+)px\) \{ \.seg \.w(\d+)", css, re.M)
    assert phone == [(str(width), str(width)) for width in WIDTHS]
    strips = re.search(
        r"\.wnarrow \{ --strip: (\d+)px; \} \.wmiddle \{ --strip: (\d+)px; \} \.wwide \{ --strip: (\d+)px; \}", css
    )
    assert strips is not None
    assert [int(one) for one in strips.groups()] == [strip_width(4), strip_width(8), strip_width(24)]
