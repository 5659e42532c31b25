"""Real Chromium and a real server. Where no Chromium is found the tests are skipped, but not where CI is set."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.room import FacilitatorClient, Room

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 640}
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)

type Phones = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("No Chromium is installed, and CI wants these tests.")
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A running server with a session in its lobby."""
    running = Room(tmp_path / "session", "Shaping home care together")
    yield running
    running.kill()


@pytest.fixture
def facilitator(room: Room) -> Iterator[FacilitatorClient]:
    """A facilitator connected to `room`."""
    with room.facilitator() as client:
        yield client


@pytest.fixture
def phones(chromium: Browser, room: Room) -> Iterator[Phones]:
    """Makes a phone with storage of its own and opens the page on it; fails the test on any dialog or page error."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def phone(url: str | None = None, context: BrowserContext | None = None) -> Page:
        if context is None:
            context = chromium.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
            context.set_default_timeout(PATIENCE_MS)
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda said: "Content Security" in said.text and wrong.append(said.text))
        page.goto(room.join_url if url is None else url)
        return page

    yield phone
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def joined(phones: Phones) -> Phones:
    """Makes a phone on which somebody has joined, by this name."""

    def join(name: str = "") -> Page:
        page = phones()
        page.get_by_label("Your name or nickname (optional)").fill(name)
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_role("navigation")).to_be_visible()
        return page

    return join
