"""Options of the test run."""

from __future__ import annotations

import gc

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)  # a test must not fail because the machine is busy
settings.load_profile("here")
gc.set_threshold(1_000_000, 10, 10)  # hundreds of programs run here: a search after each would take a tenth of the time


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless` writes golden files anew instead of comparing with them."""
    parser.addoption("--bless", action="store_true", default=False, help="write the golden files anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--bless` only those tests run that have something to write."""
    if config.getoption("--bless"):
        items[:] = [item for item in items if "bless" in getattr(item, "fixturenames", ())]


@pytest.fixture(scope="session")
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--bless"))
