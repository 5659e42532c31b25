import pytest

from coprod_tui.screens.dialogs.rounds import RoundsDialog
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.voices import VoicesScreen
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import SIZES, FakePort, running
from tests.session import Session

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
KEY = "0123456789abcdef0123456789abcdef"


def asked_twice(times: int = 2) -> FakePort:
    """The same question twice, to which Ama said something each time, Bo later and without a name."""
    session = Session()
    session.does(c.OpenSession())
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask("What is the smallest version of this that we could try?")
    session.say(ama, "One street, with the same carer every morning, for a month, and then we look at it together.")
    session.phone(bo, c.PassQuestion(session.state.asked[-1]))
    for at in range(1, times):
        session.does(c.AskAgain(session.state.asked[-1]))
        session.say(ama, f"One driver, time {at}.")
        session.say(bo, "Ring before you come.", key=f"{at}{KEY[1:]}")
    return FakePort(session)


async def test_rounds_stand_side_by_side_where_there_is_width() -> None:
    async with running(asked_twice(), size=(120, 40)) as driver:
        await driver.press("C")
        head = next(text for text in driver.lines() if "Round 1" in text)
        assert "Round 2" in head
        for words in (
            "1 answered · 1 passed",
            "2 answered · 0 passed",
            "Ama        One street, with the same",
            "no name",
        ):
            assert words in driver.text()


async def test_rounds_stand_beneath_one_another_where_there_is_none() -> None:
    async with running(asked_twice(), size=(80, 24)) as driver:
        await driver.press("C")
        starts = [y for y, text in enumerate(driver.lines()) if "Round" in text.replace("rounds", "")]
        assert len(starts) == 2


@SIZED
async def test_a_show_of_hands_says_how_many(size: tuple[int, int]) -> None:
    port = asked_twice()
    port.inside.does(c.CountHands(port.inside.state.asked[-1], 7, "Begin at three"))
    async with running(port, size=size) as driver:
        await driver.press("C", "end")
        assert "Begin at three" in driver.text()
        assert "×7 hands" in driver.text()


@SIZED
async def test_many_rounds_can_be_scrolled_to_the_end(size: tuple[int, int]) -> None:
    async with running(asked_twice(9), size=size) as driver:
        await driver.press("C")
        assert "Round 1" in driver.text()
        await driver.press("end")
        await driver.until(lambda: "One driver, time 8." in driver.text())


async def test_what_is_said_meanwhile_comes_in() -> None:
    port = asked_twice()
    async with running(port) as driver:
        await driver.press("C")
        port.inside.say(next(iter(port.inside.state.people)), "And a garden.")
        port.publish()
        await driver.settle()
        assert "And a garden." in driver.text()
        await driver.press("C")
        assert isinstance(driver.app.screen, LiveScreen)


async def test_a_round_in_which_nothing_was_said_says_so() -> None:
    port = asked_twice()
    port.inside.does(c.AskAgain(port.inside.state.asked[-1]))
    async with running(port) as driver:
        await driver.press("C")
        assert "Nothing was said in this round." in driver.text()


async def test_a_question_asked_once_has_nothing_to_compare() -> None:
    async with running(asked_twice(1)) as driver:
        await driver.press("C")
        assert driver.said() == ["No question was asked more than once. A asks the newest one again."]


@pytest.mark.parametrize("ended", [False, True], ids=["live", "review"])
async def test_the_newest_question_with_rounds_is_compared_though_another_was_asked_since(ended: bool) -> None:
    port = asked_twice()
    port.inside.ask("What else?")
    if ended:
        port.inside.does(c.EndSession())
    async with running(port) as driver:
        await driver.press("C")
        assert "One driver, time 1." in driver.text()


async def test_a_review_in_which_no_question_has_rounds_points_to_no_key_that_is_not_there() -> None:
    port = asked_twice(1)
    port.inside.does(c.EndSession())
    async with running(port) as driver:
        await driver.press("C")
        assert driver.said() == ["No question was asked more than once."]


@SIZED
@pytest.mark.parametrize("ended", [False, True], ids=["live", "review"])
async def test_the_voice_mirror_and_the_rounds_can_be_read_live_and_after(size: tuple[int, int], ended: bool) -> None:
    port = asked_twice()
    if ended:
        port.inside.does(c.EndSession())
    async with running(port, size=size) as driver:
        await driver.press("6")
        assert isinstance(driver.app.screen, VoicesScreen)
        assert "1 of 2 have spoken; it is too early to say" in " ".join(driver.text().split())
        assert "Worked out as:" not in driver.text()
        await driver.press("F")
        for words in ("Voice mirror", "People who have spoken  V1", "Blind spot:", "Worked out as:"):
            assert words in driver.text()
        await driver.press("1", "C")
        assert isinstance(driver.app.screen, RoundsDialog)


@SIZED
async def test_the_voices_tab_says_in_totals_what_the_report_would_leave_out(size: tuple[int, int]) -> None:
    port = asked_twice()
    named = next(known for known in port.inside.state.contributions.values() if known.person is not None)
    port.inside.phone(str(named.person), c.ChangeConsent(named.id, "room"))
    async with running(port, size=size) as driver:
        await driver.press("6")
        told = " ".join(driver.text().split())
        assert "In this room only 1 · in our notes" in told
        assert "The report leaves out 1." in told
