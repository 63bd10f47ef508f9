"""A real Chromium, driven by Playwright, against a real server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.conftest import Server, small
from tests.web.driver import TWO

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this room needs a browser."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")


def chromium() -> str:
    """Where Chromium is; an AssertionError says how to install it."""
    path = os.environ.get("ARBORETUM_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "no Chromium found; run: sudo apt-get install chromium"
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Missing it is an error, not a reason to skip."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application with the hand-made engine."""
    started = Server(small(tmp_path_factory.mktemp("browser"), engine="tests.web.driver:run", max_seconds=10.0))
    yield started
    started.stop()


@pytest.fixture(scope="session")
def two(server: Server) -> str:
    """The address of the trace of two mutable references."""
    return f"{server.url}/t/{server.run(TWO)['id']}"


@pytest.fixture
def context_of(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts, and closes them."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(10_000)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(context_of: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page on a desktop; anything that the browser complains about fails the test."""
    opened = context_of().new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield opened
    assert complaints == []


def write_program(page: Page, text: str) -> None:
    """Put a program into the editor, as soon as that is there."""
    page.locator("#editor[data-ready]").wait_for()
    page.locator("#editor .cm-content").fill(text)
