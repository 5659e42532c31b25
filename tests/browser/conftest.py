"""Real Chromium and a real server. Where no Chromium is found the tests are skipped, but not where CI is set."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import FLAGS, program
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import PATIENCE_MS, Phones
from tests.faults.process import ServerProcess, served

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a file; while it is held, its event loop keeps others from running theirs."""
    path = program()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("No Chromium is installed, and CI wants these tests.")
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ServerProcess]:
    """A running server with a session in its lobby."""
    with served(tmp_path, forked=True) as process:
        yield process


@pytest.fixture
def facilitator(room: ServerProcess) -> Iterator[Facilitator]:
    """A facilitator connected to `room`."""
    with facilitating(room) as client:
        yield client


@pytest.fixture
def phones(chromium: Browser, room: ServerProcess) -> Iterator[Phones]:
    """A shop of phones; at the end no page may have asked, failed or broken its security policy."""
    shop = Phones(chromium, room)
    yield shop
    shop.close()
    assert shop.wrong == []
