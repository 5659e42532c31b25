"""The whole path once: dashboard in a terminal, two phones in Chromium, plain mode beside them, export at the end."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.phones import PATIENCE_MS, answer, press
from tests.terminal.phone import announced
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """The folder of all sessions. A server that still runs is ended, whatever became of the test."""
    home = tmp_path / "home"
    yield home
    for run in home.glob("sessions/*/run.json"):
        with suppress(ProcessLookupError):
            os.kill(json.loads(run.read_text())["pid"], signal.SIGKILL)


@pytest.fixture
def dashboard(home: Path) -> Iterator[Terminal]:
    """The dashboard, as `coprod new` opens it."""
    arguments = ("new", "Home care", "--host", "127.0.0.1", "--port", "0")
    terminal = Terminal(arguments, str(home), columns=120, lines=40)
    yield terminal
    terminal.close()


@pytest.fixture
def blank(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """Phones that have never been here."""
    with ExitStack() as switched_on:

        def make() -> Page:
            context = switched_on.enter_context(chromium.new_context(viewport={"width": 360, "height": 640}))
            context.set_default_timeout(PATIENCE_MS)
            return context.new_page()

        yield make


def joined(page: Page, url: str, name: str) -> Page:
    page.goto(url)
    page.get_by_label("Your name or nickname (optional)").fill(name)
    page.get_by_role("button", name="Join", exact=True).click()
    return page


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="What helps?").fill(words)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#page").get_by_text("Received")).to_be_visible()


def coprod(home: Path, *arguments: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "coprod_tui", *arguments],
        input=typed,
        env={**os.environ, "COPROD_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_a_room_that_works_end_to_end(
    blank: Callable[[], Page], dashboard: Terminal, home: Path, tmp_path: Path
) -> None:
    dashboard.shows("Go live")
    session, url = announced(home)["session"], announced(home)["join_url"]
    ama = joined(blank(), url, "Ama")
    nobody = joined(blank(), url, "")
    dashboard.shows("Person 2")
    assert "Ama" in dashboard.text
    dashboard.press("\r")
    dashboard.shows("● live")
    dashboard.press("a")
    dashboard.shows("Enter Ask the room")
    dashboard.press("What helps?\r")
    say(ama, "The same carer every morning.")
    say(nobody, "Evening calls that do not rush.")
    dashboard.shows("The same carer every morning.")
    dashboard.shows("Evening calls that do not rush.")

    told = coprod(home, "open", session, "--plain", typed="said\noffer scribe to Ama\nquit\n")
    assert "The same carer every morning." in told
    assert "Evening calls that do not rush." in told
    dashboard.shows("offered to Ama")

    answer(ama, "Yes")
    dashboard.shows("Ama 0m")
    press(ama, "Roles")
    press(ama, "Step back")
    dashboard.shows(lambda text: "Ama 0m" not in text)

    folder = tmp_path / "out"
    coprod(home, "export", session, "--to", str(folder))
    said = {row["text"]: row for row in table(folder / "contributions.csv")}
    assert said["The same carer every morning."]["person"] == "Ama"
    assert said["Evening calls that do not rush."]["person"] == "Person 2"
    (tenure,) = table(folder / "roles.csv")
    assert (tenure["role"], tenure["person"]) == ("Scribe", "Ama")
    assert datetime.fromisoformat(tenure["from"]) <= datetime.fromisoformat(tenure["to"])
    assert (tenure["how_began"], tenure["how_ended"]) == ("offered", "stepped_back")

    coprod(home, "open", session, "--plain", typed="end\nyes\nquit\n")
    dashboard.shows("Export")
    expect(ama.get_by_text("This session has ended", exact=True)).to_be_visible()
    dashboard.press("\x11")
    assert dashboard.ends() == 0
