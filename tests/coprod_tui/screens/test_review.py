import asyncio
from pathlib import Path

import pytest

from coprod_tui.model.sessions import Unavailable
from coprod_tui.screens.home import HomeScreen
from coprod_tui.screens.review import ReviewScreen
from server.domain import commands as c
from server.domain.evolve import fold
from server.domain.redaction import due_at_close, redact, room_only
from server.port import ExportLine, Link
from tests.coprod_tui.dashboard_driver import SIZES, FakePort, running


@pytest.fixture
def ended(port: FakePort) -> FakePort:
    port.inside.say("p1", "Only here.", consent="room")
    port.inside.does(c.EndSession())
    return port


@pytest.mark.parametrize("size", SIZES)
async def test_what_came_together_is_counted(ended: FakePort, size: tuple[int, int]) -> None:
    async with running(ended, size=size) as driver:
        text = " ".join(driver.text().split())
        for words in (
            "The session has ended. Thank you for holding it.",
            "38 min · 9 people · 2 questions · 11 contributions, 2 heard, 9 not yet · 1 contribution",
            "1 contribution kept to the room, which x leaves out",
            "x writes the record of the whole session into a folder.",
        ):
            assert words in text


async def test_who_held_what_stands_beside_the_words_where_there_is_width(ended: FakePort) -> None:
    async with running(ended, size=(120, 40)) as driver:
        text = " ".join(driver.text().replace("│", " ").split())
        assert "Host Jo 38m · Ama 38m" in text
        assert "Jo 38m" in text
    async with running(ended, size=(80, 24)) as driver:
        assert "Outcome-keeper" not in driver.text()


async def test_a_role_with_a_long_name_stands_clear_of_who_held_it_and_they_wrap_beside_it(port: FakePort) -> None:
    for number in range(6):
        person = port.inside.join(f"Somebody {number}")
        port.inside.hold("empty-chair-keeper", person)
        port.inside.phone(person, c.StepBack("empty-chair-keeper"))
    port.inside.does(c.EndSession())
    async with running(port, size=(120, 40)) as driver:
        rows = [
            text[text.rindex("│", 0, -1) :].strip("│ ")
            for text in driver.lines()
            if "Somebody " in text and " 0m" in text
        ]
        assert rows[0].startswith("Empty-chair keep… Somebody 0 0m")
        assert len(rows) > 1
        assert len({text.rindex("│", 0, -1) for text in driver.lines() if "Somebody " in text and " 0m" in text}) == 1
        assert all(row.startswith("Somebody") for row in rows[1:])


@pytest.mark.parametrize("size", SIZES)
async def test_everything_that_was_said_is_listed_with_its_question(ended: FakePort, size: tuple[int, int]) -> None:
    async with running(ended, size=size) as driver:
        assert "Contributions · every question · by question" in driver.text()
        first = next(row for row in driver.lines() if "▌" in row)
        assert " 1 " in first
        asked = ended.inside.state.questions[ended.inside.state.asked[0]].text
        assert f"1 {asked}" in driver.text()
        await driver.press("end")
        asked = ended.inside.state.questions[ended.inside.state.asked[-1]].text
        assert f"2 {asked}" in driver.text()
        assert "in this room only" in driver.text()


async def test_what_was_said_is_searched_and_escape_lists_everything_before_it_goes_home(ended: FakePort) -> None:
    async with running(ended, size=(80, 24)) as driver:
        await driver.press("slash", *"rota", "enter")
        assert "with “rota”" in driver.text()
        assert "1 found" in driver.text()
        assert "Esc List everything" in driver.text()
        await driver.press("escape")
        assert "with “rota”" not in driver.text()
        assert isinstance(driver.app.screen, ReviewScreen)
        assert "Esc Home" in driver.text()
        await driver.press("slash", *"rota", "escape")
        assert "with “rota”" not in driver.text()
        assert isinstance(driver.app.screen, ReviewScreen)


async def test_the_order_of_the_words_can_be_changed(ended: FakePort) -> None:
    async with running(ended) as driver:
        await driver.press("o")
        assert "Contributions · every question · needs a reply" in driver.text()


async def test_one_key_exports_and_says_where(ended: FakePort) -> None:
    async with running(ended) as driver:
        await driver.press("x")
        assert driver.sessions.exported == ["s1"]
        assert "✓ Written to /home/ama/coprod/exports/s1" in driver.text()
        await driver.press("4", "1")
        assert "✓ Written to /home/ama/coprod/exports/s1" in driver.text()


async def test_a_long_path_is_told_whole(ended: FakePort, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "/home/somebody-with-a-long-name/Documents of last year/coprod/2026-11-23-104210-s-bcdfghjk-practice"

    async def export(_: str) -> Path:
        return Path(long)

    async with running(ended, size=(80, 24)) as driver:
        monkeypatch.setattr(driver.sessions, "export", export)
        await driver.press("x")
        assert "".join(long.split()) in "".join(driver.text().split())


async def test_the_folder_of_the_export_is_opened_with_one_key(ended: FakePort) -> None:
    async with running(ended) as driver:
        await driver.press("f")
        assert driver.said() == ["Nothing has been exported here yet. x does that."]
        driver.rested()
        await driver.press("x", "f")
        assert driver.sessions.shown == [Path("/home/ama/coprod/exports/s1")]
        driver.sessions.wrong = Unavailable("This system cannot open a folder from here.")
        await driver.press("f")
        assert driver.said() == ["This system cannot open a folder from here."]


async def test_the_row_and_the_path_of_the_export_are_copied_but_never_words_kept_to_the_room(ended: FakePort) -> None:
    async with running(ended) as driver:
        await driver.press("y")
        assert driver.app.clipboard == "Ama: That somebody writes down what we agree."
        assert driver.said() == ["Copied contribution 1, where this terminal allows it."]
        await driver.press("end", "y")
        assert driver.said() == ["Whoever said this keeps it in this room, so it is not copied."]
        assert "Only here." not in driver.app.clipboard
        driver.rested()
        await driver.press("Y")
        assert driver.said() == ["Nothing has been exported here yet. x does that."]
        driver.rested()
        await driver.press("x")
        assert "Y Copy path" in driver.text()
        await driver.press("Y")
        assert driver.app.clipboard == "/home/ama/coprod/exports/s1"
        assert driver.said() == ["Copied the path of the export, where this terminal allows it."]


async def test_words_without_a_name_are_copied_without_one(ended: FakePort) -> None:
    async with running(ended) as driver:
        await driver.press("slash", *"tell it all", "enter", "y")
        assert driver.app.clipboard == "That nobody asks me to tell it all again from the start."


async def test_while_an_export_is_written_a_second_one_waits(ended: FakePort, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(ended) as driver:
        go_on = asyncio.Event()

        async def slow(session: str) -> Path:
            await go_on.wait()
            return Path("/exports") / session

        monkeypatch.setattr(driver.sessions, "export", slow)
        await driver.press("x")
        assert "One moment, the export is being written…" in driver.text()
        await driver.press("x")
        assert driver.said() == ["One moment, the export is being written."]
        go_on.set()
        await driver.until(lambda: "✓ Written to /exports/s1" in driver.text())


async def test_an_export_that_fails_says_why_and_can_be_tried_again(ended: FakePort) -> None:
    async with running(ended) as driver:
        driver.sessions.wrong = Unavailable("The folder cannot be written.")
        await driver.press("x")
        assert driver.said() == ["The folder cannot be written."]
        driver.sessions.wrong = None
        driver.rested()
        await driver.press("x")
        assert "✓ Written to" in driver.text()


async def test_undo_opens_the_session_again(ended: FakePort) -> None:
    async with running(ended) as driver:
        assert "u Undo: ended the session" in driver.text()
        await driver.press("u", "u")
        assert ended.commands == [c.Undo()]
        assert "● live" in driver.text()
        assert "Jo 41m · Ama 41m" in driver.text()


LEAVING = pytest.mark.parametrize("key", ["escape", "ctrl+q"])


@pytest.fixture
def leaving_all(port: FakePort) -> FakePort:
    """A session that has ended, in which nothing is kept to the room."""
    port.inside.does(c.EndSession())
    return port


@LEAVING
async def test_leaving_the_review_closes_a_room_to_which_nobody_is_connected(leaving_all: FakePort, key: str) -> None:
    leaving_all.present(away=[*leaving_all.inside.state.people])
    async with running(leaving_all) as driver:
        await driver.press(key)
        assert driver.sessions.closed == ["s1"]
        assert driver.app.is_running == (key == "escape")
        if driver.app.is_running:
            assert isinstance(driver.app.screen, HomeScreen)


@LEAVING
async def test_a_room_in_which_phones_are_is_left_open_unless_its_closing_is_chosen(ended: FakePort, key: str) -> None:
    async with running(ended) as driver:
        await driver.press(key)
        assert "8 phones are still connected" in driver.text()
        await driver.press("escape")
        assert isinstance(driver.app.screen, ReviewScreen)
        assert not ended.left
        await driver.press(key, "enter")
        assert ended.left
        assert driver.sessions.closed == []


@LEAVING
@pytest.mark.parametrize("phones", [True, False])
async def test_the_close_offers_to_delete_words_kept_to_the_room(ended: FakePort, key: str, *, phones: bool) -> None:
    ended.inside.does(c.Undo())
    ended.inside.does(c.RevealQuestion(ended.inside.state.asked[-1]))
    said = (ended.inside.say("p2", "Neither may leave.", consent="room", key="a" * 32), ended.inside.say("p1", "Rest"))
    ended.inside.phone("p2", c.ProposeTogether(said, "Both for her", consent="room"))
    ended.inside.does(c.EndSession())
    ended.present(away=[] if phones else [*ended.inside.state.people])
    async with running(ended) as driver:
        await driver.press(key)
        text = " ".join(driver.text().replace("│", " ").split())
        assert "2 contributions and 1 reason stay in this room" in text
        assert "Close it, and delete them" in text
        await driver.press("escape")
        assert isinstance(driver.app.screen, ReviewScreen)
        assert ended.commands == []
        await driver.press(key, *["down"] * (2 if phones else 1), "enter")
        assert "Delete 2 contributions and 1 reason for good?" in driver.text()
        assert ended.commands == []
        await driver.press("down", "enter")
        assert ended.commands == [c.RedactRoomOnly()]
        assert driver.sessions.closed == ["s1"]


@LEAVING
@pytest.mark.parametrize("no", ["enter", "escape"])
async def test_a_deletion_that_was_chosen_before_is_asked_about_at_the_close(
    ended: FakePort, key: str, no: str
) -> None:
    ended.inside.does(c.RedactRoomOnly())
    ended.present(away=[*ended.inside.state.people])
    async with running(ended) as driver:
        await driver.press(key, "enter")
        assert "Delete 1 contribution for good?" in driver.text()
        await driver.press(no)
        assert isinstance(driver.app.screen, ReviewScreen)
        assert driver.sessions.closed == []
        await driver.press(key, "enter", "down", "enter")
        assert ended.inside.state.redacts_room_only
        assert driver.sessions.closed == ["s1"]


async def test_a_deletion_is_asked_about_anew_where_more_words_would_go(ended: FakePort) -> None:
    ended.present(away=[*ended.inside.state.people])
    async with running(ended) as driver:
        await driver.press("escape", "down", "enter")
        assert "Delete 1 contribution for good?" in driver.text()
        said = ended.inside.state.contributions.values()
        notes = next(words for words in said if words.person == "p1" and words.consent == "notes")
        ended.inside.phone("p1", c.ChangeConsent(notes.id, "room"))
        ended.publish()
        await driver.press("down", "enter")
        assert "Delete 2 contributions for good?" in driver.text()
        assert driver.sessions.closed == []
        await driver.press("down", "enter")
        assert driver.sessions.closed == ["s1"]


async def test_the_close_keeps_words_kept_to_the_room_unless_it_is_chosen_otherwise(ended: FakePort) -> None:
    ended.present(away=[*ended.inside.state.people])
    async with running(ended) as driver:
        await driver.press("escape")
        assert "1 contribution stays in this room" in driver.text()
        await driver.press("enter")
        assert ended.commands == [c.RedactRoomOnly(on=False)]
        assert not ended.inside.state.redacts_room_only
        assert driver.sessions.closed == ["s1"]


async def test_words_that_were_deleted_say_so_in_the_list(ended: FakePort) -> None:
    (kept,) = room_only(ended.inside.state)
    ended.inside.entries[:] = redact(ended.inside.entries, due_at_close(ended.inside.entries, (kept,)))
    ended.inside.state = fold(ended.inside.entries)
    async with running(ended, size=(120, 40)) as driver:
        await driver.press("end")
        assert "Deleted as the room closed." in driver.text()
        await driver.press("escape")
        assert "stays in this room" not in driver.text()


async def test_how_many_exports_there_are_stands_where_they_are_made(ended: FakePort) -> None:
    ended.exports = (ExportLine(ended.inside.now, "/exports/one", ("report.md",), 10),)
    async with running(ended) as driver:
        assert "x writes the record of the whole session into a folder. 1 export so far." in driver.text()


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_said_which_exports_hold_words_that_may_no_longer_leave(
    ended: FakePort, size: tuple[int, int]
) -> None:
    files = ("report.md",)
    ended.exports = (
        ExportLine(ended.inside.now, "/exports/one", files, 10, 2),
        ExportLine(ended.inside.now, "/exports/two", files, 8),
    )
    async with running(ended, size=size) as driver:
        assert "2 contributions may no longer leave the room, and are in /exports/one" in driver.text()
        assert "/exports/two" not in driver.text()
        ended.exports = (ExportLine(ended.inside.now, "/exports/two", (), 8, 1, unfinished=True),)
        said = ended.inside.state.contributions.values()
        notes = next(words for words in said if words.person == "p1" and words.consent == "notes")
        ended.inside.phone("p1", c.ChangeConsent(notes.id, "room"))
        ended.publish()
        await driver.settle()
        assert "1 contribution may no longer leave the room, and may be in /exports/two" in driver.text()


@LEAVING
async def test_a_room_in_which_phones_are_can_be_closed_all_the_same(ended: FakePort, key: str) -> None:
    async with running(ended) as driver:
        await driver.press(key, "down", "enter")
        assert driver.sessions.closed == ["s1"]
        assert not ended.left


async def test_a_room_closed_elsewhere_is_left_without_asking(ended: FakePort) -> None:
    async with running(ended) as driver:
        ended.tell(Link(up=False, closed=True))
        await driver.settle()
        await driver.press("escape")
        assert isinstance(driver.app.screen, HomeScreen)
