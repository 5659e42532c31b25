"""The drop-in box on the dashboard: opened by a deliberate key and a second press, and closed by leaving it."""

import pytest

from server.domain import commands as c
from server.port import AnswerTalk, BoxRead, ConcernView, ShowConcern, TalkView
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running

WORDS = "Nobody asks the night staff."
HOSTILE = "AA\x1b]52;c;ZXZpbA==\x07BB\u202e [b]x"
BOX = BoxRead(
    (
        ConcernView("concern-1", "facilitators", WORDS),
        ConcernView("concern-2", "room", "The rota comes too late."),
        ConcernView("concern-3", "facilitators", HOSTILE),
    ),
    (TalkView("talk-1", "facilitator", "By the window, in green"),),
)


@pytest.fixture
def box_port(port: FakePort) -> FakePort:
    port.fill_box(BOX)
    return port


async def opened(driver: DashboardDriver) -> None:
    await driver.press("ctrl+o")
    await driver.press("ctrl+o")
    assert "Drop-in box" in driver.text()


def foot(driver: DashboardDriver) -> str:
    return " ".join(" ".join(driver.lines()[-4:]).split())


async def test_the_masthead_counts_and_the_box_opens_with_a_second_press_only(box_port: FakePort) -> None:
    async with running(box_port) as driver:
        assert "concerns 3 · talk 1 ^O" in driver.lines()[0]
        await driver.press("ctrl+o")
        assert (
            "Open the drop-in box? Whoever sees this screen reads 3 concerns and 1 person who would like to talk."
            in foot(driver)
        )
        assert WORDS not in driver.text()
        await driver.press("x")
        await driver.press("ctrl+o")
        assert WORDS not in driver.text()
        await driver.press("enter")
        for words in (WORDS, "The rota comes too late.", "By the window, in green"):
            assert words in driver.text()
        await driver.press("escape")
        assert WORDS not in driver.text()


async def test_with_nothing_to_read_it_does_not_open_and_nothing_is_counted(port: FakePort) -> None:
    async with running(port) as driver:
        assert "concerns" not in driver.lines()[0]
        await driver.press("ctrl+o")
        assert driver.said() == ["Nothing can be read in the drop-in box now: concerns are shown three at a time."]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_that_was_typed_acts_on_a_terminal(box_port: FakePort, size: tuple[int, int]) -> None:
    async with running(box_port, size=size) as driver:
        await opened(driver)
        assert "\x1b" not in driver.text()
        assert "\u202e" not in driver.text()
        assert "[b]x" in driver.text()


async def test_a_concern_for_the_room_is_shown_at_the_second_press_and_others_never(box_port: FakePort) -> None:
    async with running(box_port) as driver:
        await opened(driver)
        await driver.press("down", "s")
        assert "Only what is for the room can be shown on phones." in driver.text()
        await driver.press("down", "s")
        assert "Show this on" in driver.text()
        assert box_port.asked_of_box == []
        await driver.press("up", "down", "s")
        assert box_port.asked_of_box == []
        await driver.press("s")
        assert box_port.asked_of_box == [ShowConcern("concern-2")]
        assert "s takes it from phones" in driver.text()
        await driver.press("s", "s")
        assert box_port.asked_of_box[1:] == [ShowConcern(None)]


@pytest.mark.parametrize(("key", "coming"), [("c", True), ("h", False)])
async def test_who_would_like_to_talk_is_answered_at_the_second_press(
    box_port: FakePort, key: str, *, coming: bool
) -> None:
    async with running(box_port) as driver:
        await opened(driver)
        await driver.press(key)
        assert f"{key} again" in driver.text()
        assert box_port.asked_of_box == []
        await driver.press("down", "up", key)
        assert box_port.asked_of_box == []
        await driver.press(key)
        assert box_port.asked_of_box == [AnswerTalk("talk-1", coming)]
        assert "By the window" not in driver.text()
        await driver.press("down", key)
        assert "That is a concern." in driver.text()
        assert len(box_port.asked_of_box) == 1


@pytest.mark.parametrize("key", ["c", "h"])
async def test_a_key_that_repeats_answers_one_person(port: FakePort, key: str) -> None:
    port.fill_box(BoxRead((), tuple(TalkView(f"talk-{n}", "facilitator", f"Place {n}") for n in range(3))))
    async with running(port) as driver:
        await opened(driver)
        await driver.press(*key * 9)
        assert len(port.asked_of_box) == 1
        assert "↑ ↓ choose whom you answer." in driver.text()
        assert "Place 1" in driver.text()


async def test_one_key_does_not_arm_another(box_port: FakePort) -> None:
    async with running(box_port) as driver:
        await opened(driver)
        await driver.press("c", "h", "c")
        assert box_port.asked_of_box == []


async def test_it_is_answered_with_a_notice(box_port: FakePort) -> None:
    async with running(box_port) as driver:
        await opened(driver)
        await driver.press("n")
        assert WORDS not in driver.text()
        await driver.press(*"We ask", "enter", "enter")
        assert box_port.commands == [c.SendNotice("We ask")]


async def test_it_closes_as_soon_as_it_is_left(box_port: FakePort) -> None:
    async with running(box_port) as driver:
        await opened(driver)
        driver.app.app_focus = False
        await driver.settle()
        driver.app.app_focus = True
        await driver.settle()
        assert WORDS not in driver.text()
        await opened(driver)
        await driver.press("ctrl+q")
        assert WORDS not in driver.text()
        await driver.press("escape")
        assert WORDS not in driver.text()
