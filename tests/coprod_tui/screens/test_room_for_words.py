"""At the smallest size and in a busy room the words still have their place."""

import re

import pytest

from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, running
from tests.coprod_tui.voice_room import voices_room

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
SMALLEST = (80, 24)


def first_lines(driver: DashboardDriver) -> int:
    """How many contributions show at least their first line."""
    numbers = {known.number for known in driver.session.state.contributions.values()}
    rows = (re.match(r"[│▌ ]*(\d+) (?:[A-Z]|no name)", text) for text in driver.lines())
    return len([row for row in rows if row and int(row[1]) in numbers])


async def test_seven_contributions_are_in_view_in_a_busy_room() -> None:
    async with running(voices_room(), size=SMALLEST) as driver:
        assert first_lines(driver) >= 7


@SIZED
async def test_z_gives_the_words_the_whole_screen_and_back(size: tuple[int, int]) -> None:
    async with running(voices_room(), size=size) as driver:
        before = driver.text()
        await driver.press("z")
        assert all(words not in driver.text() for words in ("Roles now", "6 Voices", "Sam, Timekeeper"))
        assert first_lines(driver) >= 9
        assert "● live" in driver.lines()[0]
        assert "? all keys" in driver.text()
        await driver.press("z")
        assert driver.text() == before


async def test_help_can_be_read_at_80_columns() -> None:
    async with running(voices_room(), size=SMALLEST) as driver:
        await driver.press("question_mark")
        assert "…" not in "".join(text for text in driver.lines() if "Reveal" in text)
        assert any("Shows on everybody's phone" in text for text in driver.lines())


async def test_people_keep_their_lower_border_with_three_strips() -> None:
    async with running(voices_room(), size=(120, 40)) as driver:
        driver.session.does(c.CaptureWords(driver.session.state.asked[-1], "Bench", "aloud", "p2"))
        driver.port.publish()
        await driver.settle()
        (top,) = [at for at, text in enumerate(driver.lines()) if "─ People" in text]
        column = driver.lines()[top].index("╭─ People")
        assert any(text[column] == "╰" for text in driver.lines()[top + 1 :])


async def test_a_click_on_the_ask_line_begins_to_write() -> None:
    async with running(voices_room()) as driver:
        at = next(y for y, text in enumerate(driver.lines()) if "Ask ▸" in text)
        await driver.pilot.click(offset=(3, at))
        await driver.press(*"Why")
        assert "Ask ▸ Why" in driver.text()


async def test_a_long_question_is_whole_while_it_is_written_and_advice_is_beneath() -> None:
    async with running(voices_room(), size=SMALLEST) as driver:
        words = "Do you think that the bus in the morning is what we should keep, or is it rather the evening one?"
        await driver.press("a", *words)
        lines = driver.lines()
        at = next(y for y, text in enumerate(lines) if "Ask ▸" in text)
        written = " ".join(text.strip("│ ").removeprefix("Ask ▸ ") for text in lines[at : at + 2])
        assert words in " ".join(written.split())
        assert "asks" in lines[at + 2]
