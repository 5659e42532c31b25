"""What reaches every phone waits for a second press, and lets go of it where its target moves."""

import pytest
from textual.events import Paste

from coprod_tui.widgets.inputs import SafeInput
from server.domain import commands as c
from server.port import Link
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
ACTS: tuple[tuple[str, str, type[c.Command]], ...] = (
    ("s", "Reveal 9 answers to 8 phones?", c.RevealQuestion),
    ("c", "Close this question on 8 phones?", c.CloseQuestion),
    ("A", "Ask this question again, as round 2, on 8 phones?", c.AskAgain),
)
BY_ACT = pytest.mark.parametrize(("key", "asks", "command"), ACTS, ids=[key for key, *_ in ACTS])


def foot(driver: DashboardDriver) -> str:
    """The words at the foot of the screen."""
    return " ".join(" ".join(driver.lines()[-4:]).split())


@SIZED
@BY_ACT
async def test_the_first_press_says_what_would_happen_to_whom_and_the_second_does_it(
    port: FakePort, size: tuple[int, int], key: str, asks: str, command: type[c.Command]
) -> None:
    async with running(port, size=size) as driver:
        await driver.press(key)
        assert f"{asks} {key} again or Enter Esc No" in foot(driver)
        assert port.commands == []
        await driver.press(key)
        assert [type(asked) for asked in port.commands] == [command]
        assert asks not in foot(driver)


@BY_ACT
async def test_enter_does_it_too(port: FakePort, key: str, asks: str, command: type[c.Command]) -> None:
    async with running(port) as driver:
        await driver.press(key, "enter")
        assert [type(asked) for asked in port.commands] == [command]


@pytest.mark.parametrize("other", ["escape", "c", "space", "down", "4", "a", "question_mark", "u", "ctrl+p"])
async def test_any_other_key_only_disarms(port: FakePort, other: str) -> None:
    async with running(port) as driver:
        before = driver.text()
        await driver.press("s", other)
        assert driver.text() == before
        assert port.commands == []
        await driver.press("enter")
        assert port.commands == []


async def test_what_is_pasted_only_disarms(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("s")
        driver.app.post_message(Paste("s\ns\n").set_sender(driver.app))
        await driver.press("enter")
        assert port.commands == []


async def test_counts_may_grow(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("s")
        driver.session.say("p2", "One more.")
        port.publish()
        await driver.settle()
        assert "Reveal 10 answers to 8 phones?" in foot(driver)
        await driver.press("s")
        assert port.commands == [c.RevealQuestion(driver.session.state.asked[-1])]


@BY_ACT
async def test_another_question_disarms(port: FakePort, key: str, asks: str, command: type[c.Command]) -> None:
    async with running(port) as driver:
        await driver.press(key)
        driver.session.ask("What would a good Tuesday look like?")
        port.publish()
        await driver.settle()
        assert "again or Enter" not in foot(driver)
        assert driver.said() == ["That has changed meanwhile, so nothing was done."]
        await driver.press("enter")
        assert port.commands == []


async def test_what_is_done_by_somebody_else_meanwhile_disarms(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("c")
        driver.session.does(c.CloseQuestion())
        port.publish()
        await driver.settle()
        assert "again or Enter" not in foot(driver)
        assert port.commands == []


async def test_the_second_press_is_judged_by_the_room_as_it_is_not_as_it_was_drawn(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("c")
        driver.session.ask("What would a good Tuesday look like?")
        screen = driver.app.screen
        screen.session.replica.apply(port._entries(port._published))  # type: ignore[attr-defined]
        await driver.press("c")
        assert port.commands == []


async def test_a_lost_link_disarms(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("s")
        port.tell(Link(up=False))
        await driver.settle()
        assert "again or Enter" not in foot(driver)


@SIZED
async def test_a_wording_is_adopted_only_after_it_was_read_whole(port: FakePort, size: tuple[int, int]) -> None:
    long = "What is it about Tuesdays, of all the days that there are, that makes so many of us look forward to them?"
    port.inside.phone("p2", c.OfferWording(port.inside.state.asked[-1], long))
    async with running(port, size=size) as driver:
        await driver.press("4", "d")
        assert f"Ask 8 phones in the words of Jo: “{long}”" in foot(driver)
        assert port.commands == []
        await driver.press("enter")
        assert [type(asked) for asked in port.commands] == [c.AdoptWording]


@SIZED
async def test_a_click_is_a_press(port: FakePort, size: tuple[int, int]) -> None:
    async with running(port, size=size) as driver:
        for words, then in (("s Reveal", []), ("again or Enter", [c.RevealQuestion])):
            y, line = next((y, text) for y, text in enumerate(driver.lines()) if words in text)
            await driver.pilot.click(offset=(line.index(words), y))
            await driver.settle()
            assert [type(asked) for asked in port.commands] == then


async def test_the_palette_asks_too(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("ctrl+p", *"close")
        await driver.until(lambda: "Close 2 (c)" in driver.text())
        await driver.press("enter")
        await driver.until(lambda: "Close this question on 8 phones?" in driver.text())
        assert port.commands == []


async def test_the_end_of_a_break_is_asked_about_first(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.does(c.StartBreak(10))
        port.publish()
        await driver.settle()
        await driver.press("B")
        assert "End the break on 8 phones? B again or Enter Esc No" in foot(driver)
        await driver.press("escape")
        assert port.commands == []
        await driver.press("B", "enter")
        assert port.commands == [c.EndBreak()]


async def test_a_break_that_another_has_ended_disarms_its_end(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.does(c.StartBreak(10))
        port.publish()
        await driver.settle()
        await driver.press("B")
        driver.session.does(c.EndBreak())
        port.publish()
        await driver.settle()
        await driver.press("B")
        assert "again or Enter" not in foot(driver)
        assert port.commands == []


LINES: tuple[tuple[str, str, str, type[c.Command]], ...] = (
    ("W", "Lunch is here.", "Show this sentence on 8 phones?", c.SendNotice),
    ("B", "15", "Begin a break of 15 minutes on 8 phones?", c.StartBreak),
    ("E", " Truly?", "Put the open question right on 8 phones?", c.RewordQuestion),
    ("T", ", again", "Change the title on 8 phones?", c.ChangeTitle),
)
BY_LINE = pytest.mark.parametrize(
    ("key", "typed", "asks"), [line[:3] for line in LINES], ids=[key for key, *_ in LINES]
)


@SIZED
@pytest.mark.parametrize("line", LINES, ids=[key for key, *_ in LINES])
async def test_a_line_for_every_phone_says_first_what_a_second_enter_does(
    port: FakePort, size: tuple[int, int], line: tuple[str, str, str, type[c.Command]]
) -> None:
    key, typed, asks, command = line
    async with running(port, size=size) as driver:
        await driver.press(key, *typed, "enter")
        assert asks in driver.text()
        assert "Enter again · Esc No" in driver.text()
        assert port.commands == []
        await driver.press("enter")
        assert [type(asked) for asked in port.commands] == [command]
        assert len(driver.app.screen_stack) == 1


@BY_LINE
async def test_other_words_in_the_line_disarm(port: FakePort, key: str, typed: str, asks: str) -> None:
    async with running(port) as driver:
        await driver.press(key, *typed, "enter", "backspace")
        assert asks not in driver.text()
        await driver.press(typed[-1], "backspace", "enter")
        assert port.commands == []


@BY_LINE
async def test_escape_goes_back_to_the_words_of_an_armed_line_and_then_away(
    port: FakePort, key: str, typed: str, asks: str
) -> None:
    async with running(port) as driver:
        await driver.press(key, *typed, "enter")
        written = driver.app.screen.query_one(SafeInput).value
        await driver.press("escape")
        assert asks not in driver.text()
        assert driver.app.screen.query_one(SafeInput).value == written
        await driver.press("escape")
        assert len(driver.app.screen_stack) == 1
        assert port.commands == []


async def test_more_people_leave_a_line_armed(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("W", *"Lunch.", "enter")
        driver.session.say("p2", "One more.")
        port.publish()
        await driver.settle()
        await driver.press("enter")
        assert port.commands == [c.SendNotice("Lunch.")]


@pytest.mark.parametrize("key", ["W", "T", "E", "B"])
async def test_a_line_that_holds_nothing_new_asks_nothing(port: FakePort, key: str) -> None:
    async with running(port) as driver:
        await driver.press(key)
        if key in "WB":
            driver.app.screen.query_one(SafeInput).value = ""
        await driver.press("enter")
        assert "Enter again" not in driver.text()


TURNS: tuple[tuple[tuple[c.Command, ...], str, str], ...] = (
    ((), "Hide what was said to question 2 again", "Reveal question 2 again"),
    ((c.CloseQuestion(),), "Open question 2 again", "Close question 2 again"),
    ((c.StartBreak(10),), "Take back the break", "Begin the break again"),
    ((c.StartBreak(10), c.EndBreak()), "Bring back the break", "End the break again"),
    ((c.SendNotice("Tea is ready."),), "Take back the notice", "Show the notice again"),
    ((c.EndSession(),), "Open the session again", "End the session again"),
)


@pytest.mark.parametrize(("done", "back", "again"), TURNS, ids=[again for *_, again in TURNS])
async def test_undo_and_redo_of_what_reached_every_phone_ask_too(
    port: FakePort, done: tuple[c.Command, ...], back: str, again: str
) -> None:
    for command in done or (c.RevealQuestion(port.inside.state.asked[-1]),):
        port.inside.does(command)
    async with running(port) as driver:
        for key, happens, submitted in (("u", back, c.Undo), ("U", again, c.Redo)):
            port.commands.clear()
            await driver.press(key)
            assert f"{happens} on 8 phones? {key} again or Enter Esc No" in foot(driver)
            assert port.commands == []
            await driver.press(key)
            assert [type(asked) for asked in port.commands] == [submitted]


async def test_another_act_on_top_disarms_undo(port: FakePort) -> None:
    port.inside.does(c.CloseQuestion())
    async with running(port) as driver:
        await driver.press("u")
        driver.session.does(c.SendNotice("Tea is ready."))
        port.publish()
        await driver.settle()
        assert driver.said() == ["That has changed meanwhile, so nothing was done."]
        await driver.press("enter")
        assert port.commands == []


async def test_undo_of_what_reached_one_person_does_not_ask(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("space", "u")
        assert [type(asked) for asked in port.commands] == [c.MarkHeard, c.Undo]


@SIZED
async def test_a_question_that_closes_the_open_one_is_asked_after_a_second_enter(
    port: FakePort, size: tuple[int, int]
) -> None:
    async with running(port, size=size) as driver:
        await driver.press("a", *":b", "enter")
        assert "Ask 8 phones this, which closes question" in foot(driver)
        assert "“:b”" in foot(driver)
        await driver.press("a")
        assert port.commands == [], "only Enter is a second press where somebody types"
        await driver.press("backspace", "backspace", *"Why?", "enter", "enter")
        (asked,) = port.commands
        assert isinstance(asked, c.AskQuestion)
        assert asked.text == "Why?"


async def test_a_question_is_asked_at_once_where_none_is_open(port: FakePort) -> None:
    port.inside.does(c.CloseQuestion())
    async with running(port) as driver:
        await driver.press("a", *"Why?", "enter")
        assert [type(asked) for asked in port.commands] == [c.AskQuestion]
