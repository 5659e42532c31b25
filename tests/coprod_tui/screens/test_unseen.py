"""Words that arrive while the eye is elsewhere are counted on the tab until they were in view."""

import pytest

from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, running
from tests.coprod_tui.voice_room import voices_room

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
TO_EARLIER = "2 new to earlier questions, v shows them"


async def say_to(driver: DashboardDriver, question: int, *texts: str) -> None:
    """People say something to a question that was asked, counted from 0."""
    state = driver.session.state
    people = sorted(known.id for known in state.people.values() if known.name != "Mrs K.")
    for person, text in zip(people, texts, strict=False):
        driver.session.phone(person, c.Contribute(state.asked[question], text, late=True))
    driver.port.publish()
    await driver.settle()


def tabs(driver: DashboardDriver) -> str:
    return next(text for text in driver.lines() if "1 Said" in text)


async def test_what_was_said_before_the_dashboard_was_opened_is_not_new() -> None:
    async with running(voices_room()) as driver:
        assert "1 Said    2 Themes" in tabs(driver)


@SIZED
async def test_words_to_an_earlier_question_are_told_and_a_key_leads_to_them(size: tuple[int, int]) -> None:
    async with running(voices_room(), size=size) as driver:
        await say_to(driver, 0, "The bus was late.", "Mine too.")
        assert "1 Said 2 " in tabs(driver)
        assert TO_EARLIER in driver.text()
        assert "The bus was late." not in driver.text()
        await driver.press("v")
        assert "The bus was late." in next(text for text in driver.lines() if "▌" in text)
        assert TO_EARLIER not in driver.text()
        await driver.until(lambda: "1 Said    2 Themes" in tabs(driver))


async def test_the_count_says_what_is_new_on_every_tab_and_goes_once_it_was_in_view() -> None:
    async with running(voices_room(), size=(120, 60)) as driver:
        await driver.press("4")
        await say_to(driver, -1, "Tea.", "Cake.", "Both.")
        assert "1 Said 3 " in tabs(driver)
        await driver.press("1")
        await driver.until(lambda: "▸1 Said    2 Themes" in tabs(driver))


async def test_what_is_out_of_view_stays_new_and_what_is_taken_back_does_not() -> None:
    async with running(voices_room(), size=(80, 24)) as driver:
        await say_to(driver, -1, *(f"More {number}." for number in range(5)))
        assert "1 Said 5 " in tabs(driver)
        state = driver.session.state
        newest = max(state.contributions.values(), key=lambda words: words.number)
        driver.session.phone(str(newest.person), c.TakeBackContribution(newest.id))
        driver.port.publish()
        await driver.settle()
        assert "1 Said 4 " in tabs(driver)


async def test_what_is_in_view_after_the_end_is_no_longer_new() -> None:
    async with running(voices_room(), size=(120, 60)) as driver:
        await driver.press("4")
        await say_to(driver, -1, "Tea.")
        driver.session.does(c.EndSession())
        driver.port.publish()
        await driver.settle()
        assert "1 Said 1 " in tabs(driver)
        await driver.press("1", "o", "o", "o")
        await driver.until(lambda: "▸1 Said    2 Themes" in tabs(driver))
