from datetime import timedelta

import pytest

from coprod_tui.model.sessions import Unavailable
from coprod_tui.widgets.row_list import RowList
from server.domain import commands as c
from server.port import Link
from server.projections.status import TroubleView
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.voice_room import voices_room
from tests.session import Session

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@SIZED
async def test_everything_that_matters_is_in_view(port: FakePort, size: tuple[int, int]) -> None:
    async with running(port, size=size) as driver:
        text = driver.text()
        for words in (
            "Shaping home care together",
            "● live",
            "KITE",
            "9 here",
            "42 min",
            "What is already working that we should be careful not to break?",
            "8 people answered · 1 passed · 3 writing · hidden until you reveal",
            "41:57",
            "The same carer every morning.",
            "Scribe",
            "Timekeeper",
            "Mei asks",
            "Ask ▸",
            "u Undo: heard 5",
        ):
            assert words in text


async def test_all_words_or_those_to_this_question(port: FakePort) -> None:
    async with running(port) as driver:
        assert "somebody writes down" not in driver.text()
        await driver.press("v")
        assert "That somebody writes down what we agree." in driver.text()
        assert "Contributions · every question" in driver.text()
        await driver.press("v")
        assert "somebody writes down" not in driver.text()


async def test_a_lost_link_dims_and_says_so_and_nothing_goes_blank(port: FakePort) -> None:
    async with running(port) as driver:
        port.tell(Link(up=False))
        await driver.settle()
        text = driver.text()
        assert "Reconnecting… nothing that people send is lost, and this is not up to date." in text
        assert "The same carer every morning." in text
        assert "Jo 41m · Ama 41m" in text
        assert driver.app.screen.has_class("-stale")
        await driver.press("c")
        assert "The link to the room is lost." in " ".join(driver.said())
        assert port.commands == []
        port.tell(Link(up=True))
        await driver.settle()
        assert "Reconnecting" not in driver.text()
        assert not driver.app.screen.has_class("-stale")


async def test_a_room_that_was_closed_says_so_and_how_to_come_back(port: FakePort) -> None:
    async with running(port) as driver:
        port.tell(Link(up=False, closed=True))
        await driver.settle()
        assert "The room was closed; everything that was said is kept. Enter opens it again." in driver.text()
        assert "Reconnecting" not in driver.text()
        port.tell(Link(up=True))
        await driver.settle()
        assert "The room was closed" not in driver.text()


async def test_a_room_that_deleted_what_stayed_in_it_says_so_and_shows_it_no_longer(port: FakePort) -> None:
    port.inside.say("p1", "Only here.", consent="room")
    for command in (c.EndSession(), c.RedactRoomOnly()):
        port.inside.does(command)
    async with running(port) as driver:
        await driver.press("end")
        assert "Only here." in driver.text()
        port.tell(Link(up=False, closed=True))
        await driver.settle()
        assert "The room was closed. 1 contribution that stayed in it is deleted; all else is kept." in driver.text()
        assert "Only here." not in driver.text()
        assert "Deleted as the room closed." in driver.text()


@pytest.mark.parametrize("keys", [(), ("4",), ("7",), ("a", *"Draft")], ids=" ".join)
async def test_a_server_that_is_gone_is_started_again_by_enter_and_everything_stays(
    port: FakePort, keys: tuple[str, ...]
) -> None:
    async with running(port) as driver:
        await driver.press(*keys)
        port.tell(Link(up=False, gone=True))
        await driver.settle()
        for words in (
            "The room's server has stopped;",
            "Enter starts it again.",
            "Enter Open the room again",
            "no link",
        ):
            assert words in driver.text()
        shown = driver.app.screen
        await driver.press("enter")
        assert driver.sessions.opened == [port.session]
        assert port.commands == []
        assert driver.app.screen is shown
        assert "● live" in driver.text()
        driver.session.say("p2", "Said after the return.")
        port.publish()
        await driver.settle()
        await driver.press("escape", "1")
        assert "Said after the return." in driver.text()
        if keys and keys[0] == "a":
            assert "Ask ▸ Draft" in driver.text()


async def test_a_server_that_cannot_be_started_again_says_why(port: FakePort) -> None:
    async with running(port) as driver:
        port.tell(Link(up=False, gone=True))
        await driver.settle()
        driver.sessions.wrong = Unavailable("Another program has the port.")
        await driver.press("enter")
        assert driver.said() == ["Another program has the port."]
        assert "Enter starts it again." in driver.text()


async def test_a_disk_that_refuses_is_explained_once_and_stays_in_view(port: FakePort) -> None:
    async with running(port) as driver:
        port.trouble(TroubleView("/home/ama/coprod/s1/journal.jsonl", 1_500_000, "No space left on device"))
        await driver.settle()
        for words in ("/home/ama/coprod/s1/journal.jsonl", "1.5 MB", "No space left on device", "Free some space"):
            assert words in driver.text()
        await driver.press("escape")
        assert "The disk refuses to write" in driver.text()
        port.trouble(None)
        await driver.settle()
        assert "disk refuses" not in driver.text()


async def test_clocks_go_on_while_nothing_happens(port: FakePort) -> None:
    async with running(port) as driver:
        driver.clock.at += timedelta(minutes=20)
        await driver.until(lambda: "1:01:57" in driver.text())
        assert "1 h 02 min" in driver.text()
        assert "Jo 1h01" in driver.text()


async def test_updates_keep_the_hand_where_it_is(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as driver:
        await driver.press("down", "down")
        before = _line_in_hand(driver)
        for word in ("one", "two", "three"):
            driver.session.say("p2", word)
            port.publish()
            await driver.settle()
            assert _line_in_hand(driver) == before


def _line_in_hand(driver: DashboardDriver) -> tuple[int, str]:
    return next((y, text) for y, text in enumerate(driver.lines()) if "▌" in text)


async def test_equal_views_redraw_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        panel = driver.app.screen.query_one(RowList)
        drawn = panel._content
        port.publish()
        await driver.settle()
        assert drawn is not None
        assert panel._content is drawn


@SIZED
async def test_the_state_of_the_room_is_in_view(size: tuple[int, int]) -> None:
    async with running(voices_room(), size=size) as driver:
        text = driver.text()
        for words in (
            "3/5 What is already working",
            "10:37 left",
            " answered · 1 passed · 5 writing · hidden until you reveal",
            "reworded" if size == (80, 24) else "asked differently by the room",
            "Sam, Timekeeper: five more",
            "k answers    Slow down ×3 · g heard",
            "“What do we already do w",
            "d adopts",
            "10 of 13 ",
            "I'm not sure, but… the review meetings?",
        ):
            assert words in text


async def test_what_is_looked_for_is_listed_until_escape() -> None:
    async with running(voices_room()) as driver:
        await driver.press("slash", *"mum")
        assert "Contributions · this question · unheard first · with “mum”" in driver.text()
        assert "1 found" in driver.text()
        assert "Dee" not in _listed(driver)
        assert "Enter Go to what is found" in driver.lines()[-1]
        await driver.press("enter", "a", "escape")
        assert driver.app.focused is driver.app.screen.query_one(RowList)
        assert "Find ▸ mum" in driver.text()
        await driver.press("escape")
        assert "Find ▸" not in driver.text()
        assert "Dee" in _listed(driver)


async def test_nothing_found_says_how_to_go_back_and_an_empty_line_does() -> None:
    async with running(voices_room()) as driver:
        await driver.press("slash", *"zeppelin")
        assert "Nothing here has these words." in driver.text()
        await driver.press("ctrl+u", "enter")
        assert "Find ▸" not in driver.text()
        assert "Dee" in _listed(driver)


async def test_o_turns_the_order_and_begins_at_its_first_row() -> None:
    async with running(voices_room()) as driver:
        titles = []
        for _ in range(4):
            await driver.press("down", "o")
            titles.append(next(text for text in driver.lines() if "Contributions" in text).split("─")[1].strip())
            assert "▌" in next(text for text in driver.lines() if text.startswith("│"))
        orders = ("newest", "by question", "needs a reply", "unheard first")
        assert titles == [f"Contributions · this question · {order}" for order in orders]


async def test_rows_tell_how_words_came_in() -> None:
    async with running(voices_room(), size=(120, 70)) as driver:
        text = driver.text()
        for words in ("said aloud", "on paper", "×12 hands", "speaking from I work here", "to “What works now"):
            assert words in text
        assert "Mrs K. (no phone)" in text


@pytest.mark.parametrize("practice", [False, True])
async def test_simulated_people_and_their_words_are_told_apart_unless_all_of_it_is_practice(practice: bool) -> None:
    session = Session(practice=practice)
    session.does(c.OpenSession())
    session.join("Ama")
    robin = session.join("Robin", simulated=True)
    session.ask()
    session.say(robin, "Not real.")
    async with running(FakePort(session)) as driver:
        assert ("Robin (simulated)" in driver.text()) is not practice
        assert any("simulated" in row and "│" in row and "Robin" not in row for row in driver.lines()) is not practice
        assert "Ama (simulated)" not in driver.text()


async def test_the_mirror_follows_at_its_own_pace() -> None:
    port = voices_room()
    async with running(port) as driver:
        joe = next(person.id for person in driver.session.state.people.values() if person.name == "Joe")
        driver.session.say(joe, "Something to add.")
        port.publish()
        await driver.settle()
        assert "10 of 13 have spoken" in driver.text()
        assert "Not yet invited: Ola" in driver.text()
        driver.clock.at += timedelta(hours=1)
        await driver.until(lambda: "11 of 13 have spoken" in driver.text())


def _listed(driver: DashboardDriver) -> str:
    """What stands in the list."""
    width = driver.app.screen.query_one(RowList).region.right
    return "\n".join(text[:width] for text in driver.lines())


async def test_the_row_in_hand_is_copied(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("y")
        assert driver.app.clipboard.startswith("Ama: The same carer every morning.")


async def test_words_that_their_speaker_changed_are_shown_at_once(port: FakePort) -> None:
    async with running(port) as driver:
        known = next(one for one in driver.session.state.contributions.values() if one.number == 2)
        driver.session.phone(str(known.person), c.ChangeContribution(known.id, "The same nurse."))
        port.publish()
        await driver.settle()
        assert "The same nurse." in driver.text()
        assert "The same carer" not in driver.text()
