"""Every row of the specification's tables has a test, and the list in tests/spec_coverage.md says which."""

from __future__ import annotations

import pytest

from tests.spec import coverage

pytestmark = pytest.mark.skipif(
    not coverage.SPEC.exists(), reason=f"the specification ({coverage.SPEC}) is not in this checkout"
)


@pytest.fixture(autouse=True)
def _notice() -> None:
    if not coverage.SPEC.exists():
        print(f"spec coverage: {coverage.SPEC} is absent, the rows are not checked")


def test_every_row_has_a_test() -> None:
    table, _ = coverage.covered()
    assert len(table) > 200
    missing = [row for row in table if not row.tests and not coverage.excuse(row)]
    assert [f"{row.file} {row.section} | {row.name}" for row in missing] == []


def test_every_comment_names_a_row() -> None:
    assert coverage.covered()[1] == []


def test_the_list_is_up_to_date(bless: bool) -> None:
    if bless:
        coverage.TARGET.write_text(coverage.report(), encoding="utf-8")
    assert coverage.TARGET.read_text(encoding="utf-8") == coverage.report(), "run `python -m tests.spec.coverage`"
