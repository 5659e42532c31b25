import asyncio
from datetime import UTC, datetime

import pytest

from coprod_tui.model.sessions import SessionSummary, Unavailable
from coprod_tui.screens.dialogs.start import StartDialog
from coprod_tui.screens.home import HomeScreen
from server.domain import commands as c
from tests.coprod_tui import hostile
from tests.coprod_tui.dashboard_driver import MY_PLAN, SIZES, FakePort, running

RUNNING = SessionSummary(
    "s2",
    "Shaping home care",
    datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    "live",
    running=True,
    people=26,
    contributions=120,
)
ENDED = SessionSummary(
    "s1", "A spring day", datetime(2026, 4, 20, 12, 0, tzinfo=UTC), "ended", running=False, people=12, contributions=44
)
PRACTICE = SessionSummary("s3", "Two hours", None, "ended", running=False, people=1, contributions=1, practice=True)
DAMAGED = SessionSummary(
    "s0", "Old", datetime(2025, 4, 20, 12, 0, tzinfo=UTC), "lobby", False, 0, 0, "Line 14 of its file is damaged."
)


@pytest.mark.parametrize("size", SIZES)
async def test_home_lists_what_can_be_gone_back_to(size: tuple[int, int]) -> None:
    async with running(size=size, lines=(RUNNING, ENDED, PRACTICE, DAMAGED)) as driver:
        text = driver.text()
        assert text.index("Start a session") < text.index("Shaping home care") < text.index("A spring day")
        for words in (
            "26 people · 120 contributions · ● the room is open",
            "20 April · 12 people · 44 contributions · ended",
            "PRACTICE · Two hours 1 person · 1 contribution · ended",
            "20 April 2025",
            "Line 14 of its file is damaged.",
            "(o Open)",
        ):
            assert words in " ".join(text.split())


async def test_enter_asks_nothing_but_a_title_and_reaches_the_lobby() -> None:
    async with running() as driver:
        await driver.press("enter")
        assert isinstance(driver.app.screen, StartDialog)
        assert "Session of 23 November" in driver.text()
        await driver.press("enter")
        assert driver.sessions.started == ["Session of 23 November"]
        assert driver.sessions.planned == [None]
        assert "Enter Go live" in driver.text()


@pytest.mark.parametrize("size", SIZES)
async def test_a_ready_plan_is_chosen_with_the_arrows_and_gives_its_title(size: tuple[int, int]) -> None:
    async with running(size=size) as driver:
        await driver.press("enter", "down", "down")
        assert "110 min · 10 questions" in driver.text()
        assert "To leave with a direction that the room can stand behind." in driver.text()
        await driver.press("enter")
        assert driver.sessions.started == ["Shaping it together"]
        assert driver.sessions.planned == ["two-hours"]


async def test_a_title_that_was_written_stays_whatever_plan_is_chosen() -> None:
    async with running() as driver:
        await driver.press("enter", *"Ours", "down", "enter")
        assert driver.sessions.started == ["Ours"]
        assert driver.sessions.planned == ["first-meeting"]


async def test_typing_takes_the_place_of_the_title_of_a_plan() -> None:
    async with running() as driver:
        await driver.press("enter", "down", *"Ours", "enter")
        assert driver.sessions.started == ["Ours"]
        assert driver.sessions.planned == ["first-meeting"]


async def test_a_plan_file_is_read_before_the_room_opens() -> None:
    async with running(size=(80, 24)) as driver:
        await driver.press("enter", "up", "enter")
        assert "Please write where the plan file is." in driver.text()
        await driver.press(*"nowhere", "enter")
        assert "There is no plan and no file “nowhere”." in driver.text()
        assert driver.sessions.started == []
        await driver.press(*["backspace"] * len("nowhere"), *MY_PLAN, "enter")
        assert driver.sessions.started == ["Our own plan"]
        assert driver.sessions.planned == ["/home/ama/ours.toml"]


async def test_going_back_to_no_plan_brings_the_title_back() -> None:
    async with running() as driver:
        await driver.press("enter", "down", "up", "enter")
        assert driver.sessions.started == ["Session of 23 November"]
        assert driver.sessions.planned == [None]


async def test_another_title_replaces_the_one_proposed() -> None:
    async with running() as driver:
        await driver.press("s", *"Ours", "enter")
        assert driver.sessions.started == ["Ours"]
        assert driver.lines()[0].strip().startswith("Ours")


async def test_an_empty_title_says_what_is_missing_and_starts_nothing() -> None:
    async with running() as driver:
        await driver.press("s", "space", "enter")
        assert driver.sessions.started == []
        assert "Please give it a title" in driver.text()


@pytest.mark.parametrize("size", SIZES)
async def test_practice_is_started_from_home_and_marked_on_every_screen_and_on_how_to_join(
    size: tuple[int, int],
) -> None:
    async with running(size=size) as driver:
        await driver.press("p")
        assert "Practice of 23 November" in driver.text()
        await driver.press("down", "enter")
        assert driver.sessions.practised == ["Our first meeting"]
        assert driver.sessions.planned == ["first-meeting"]
        assert "PRACTICE: only simulated people join" in driver.text()
        driver.port.inside.does(c.OpenSession())
        driver.port.publish()
        await driver.settle()
        for tab in "14567":
            await driver.press(tab)
            assert "PRACTICE · Our first meeting" in driver.text()
        await driver.press("1", "j")
        assert "PRACTICE: only simulated people join" in driver.text()
        await driver.press("escape")
        driver.port.inside.does(c.EndSession())
        driver.port.publish()
        await driver.settle()
        assert "PRACTICE · Our first meeting" in driver.text()


async def test_practice_is_the_second_in_the_list() -> None:
    async with running() as driver:
        await driver.press("down", "enter", "enter")
        assert driver.sessions.practised == ["Practice of 23 November"]


async def test_home_says_at_once_that_the_room_is_being_started(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running() as driver:
        go_on = asyncio.Event()
        start = driver.sessions.start

        async def slow(title: str, *, plan: str | None = None) -> FakePort:
            await go_on.wait()
            return await start(title, plan=plan)

        monkeypatch.setattr(driver.sessions, "start", slow)
        await driver.press("enter", "enter")
        assert "One moment, the room is being started…" in driver.text()
        await driver.press("s")
        assert driver.said() == ["One moment, the room is being started."]
        go_on.set()
        await driver.until(lambda: "Enter Go live" in driver.text())
        await driver.press("escape")
        assert "being started…" not in driver.text()


async def test_a_room_that_cannot_be_started_is_no_longer_being_started() -> None:
    async with running() as driver:
        driver.sessions.wrong = Unavailable("Port 8765 is in use.")
        await driver.press("enter", "enter")
        assert driver.said() == ["Port 8765 is in use."]
        assert "One moment" not in driver.text()


async def test_the_tour_is_offered_once_and_again_in_help() -> None:
    sessions_seen = []
    async with running(tour_due=True) as driver:
        assert "1 of 3" in driver.text()
        await driver.press("enter", "enter")
        assert "3 of 3" in driver.text()
        await driver.press("left")
        assert "2 of 3" in driver.text()
        await driver.press("enter", "enter")
        assert isinstance(driver.app.screen, HomeScreen)
        sessions_seen.append(driver.sessions.tour_due)
        await driver.press("question_mark", "t")
        assert "1 of 3" in driver.text()
        await driver.press("escape")
        assert isinstance(driver.app.screen, HomeScreen)
    async with running(tour_due=True) as driver:
        await driver.press("escape")
        assert isinstance(driver.app.screen, HomeScreen)
        sessions_seen.append(driver.sessions.tour_due)
    assert sessions_seen == [False, False]


async def test_escape_backs_out_of_starting() -> None:
    async with running() as driver:
        await driver.press("s", "escape")
        assert isinstance(driver.app.screen, HomeScreen)
        assert driver.sessions.started == []


async def test_what_cannot_be_started_says_why_and_home_stays() -> None:
    async with running() as driver:
        driver.sessions.wrong = Unavailable("The folder cannot be written.")
        await driver.press("s", "enter")
        assert driver.said() == ["The folder cannot be written."]
        assert isinstance(driver.app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["enter", "o"])
async def test_an_earlier_session_is_opened_again(key: str) -> None:
    async with running(lines=(RUNNING, ENDED)) as driver:
        await driver.press("down", "down", "down", "down", key)
        assert driver.sessions.opened == ["s1"]
        assert "Enter Go live" in driver.text()


async def test_an_earlier_session_is_exported_without_opening_it() -> None:
    async with running(lines=(RUNNING, ENDED)) as driver:
        await driver.press("down", "down", "down", "x")
        assert driver.sessions.exported == ["s2"]
        assert driver.sessions.opened == []
        assert "The export is written" in driver.text()
        assert "/home/ama/coprod/exports/s1" in driver.text()
        await driver.press("escape")
        assert driver.sessions.shown == []


async def test_opening_without_choosing_says_what_to_do() -> None:
    async with running(lines=(RUNNING,)) as driver:
        await driver.press("o")
        assert driver.said() == ["Choose an earlier session in the list first."]
        assert driver.sessions.opened == []


async def test_quitting_from_home_leaves_at_once() -> None:
    async with running() as driver:
        await driver.press("ctrl+q")
        assert not driver.app.is_running


@pytest.mark.parametrize("title", hostile.ALL)
async def test_a_hostile_title_is_only_text(title: str) -> None:
    line = SessionSummary("s1", title, None, "ended", running=False, people=1, contributions=0, damage=title)
    async with running(lines=(line,)) as driver:
        await driver.press("down")
        assert all(character.isprintable() for text in driver.lines() for character in text)
        assert {strip.cell_length for strip in driver.strips()} == {120}


async def test_sessions_that_cannot_be_read_are_told_and_the_list_stays() -> None:
    async with running(lines=(RUNNING,)) as driver:
        driver.sessions.unreadable = Unavailable("The system refused the folder: Permission denied.")
        await driver.press("s", "escape")
        await driver.until(lambda: driver.said() != [])
        assert driver.said() == ["The system refused the folder: Permission denied."]
        assert "Shaping home care" in driver.text()
