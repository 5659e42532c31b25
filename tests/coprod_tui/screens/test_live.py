from datetime import timedelta

import pytest

from coprod_tui.widgets.row_list import RowList
from server.port import Link
from server.projections.status import TroubleView
from tests.coprod_tui.dashboard_driver import SIZES, FakePort, Stagehand, running
from tests.coprod_tui.voice_room import voices_room

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@SIZED
async def test_everything_that_matters_is_in_view(port: FakePort, size: tuple[int, int]) -> None:
    async with running(port, size=size) as house:
        text = house.text()
        for words in (
            "Shaping home care together",
            "● live",
            "http://192.168.1.20:8765",
            "code KITE",
            "9 here · 8 connected",
            "42 min",
            "What is already working that we should be careful not to break?",
            "9 answered · 1 passed · 3 writing · hidden until you reveal",
            "41:57",
            "The same carer every morning.",
            "Jo 41m · Ama 41m",
            "– offered to Sam",
            "Mei asks",
            "Pat 41m (away)",
            "Ask ▸",
            "u Undo: heard 5",
        ):
            assert words in text


async def test_all_words_or_those_to_this_question(port: FakePort) -> None:
    async with running(port) as house:
        assert "somebody writes down" not in house.text()
        await house.press("v")
        assert "That somebody writes down what we agree." in house.text()
        assert "Contributions · every question" in house.text()
        await house.press("v")
        assert "somebody writes down" not in house.text()


async def test_a_lost_link_dims_and_says_so_and_nothing_goes_blank(port: FakePort) -> None:
    async with running(port) as house:
        port.tell(Link(up=False))
        await house.settle()
        text = house.text()
        assert "Reconnecting… nothing that people send is lost." in text
        assert "The same carer every morning." in text
        assert "Jo 41m · Ama 41m" in text
        assert house.app.screen.has_class("-stale")
        await house.press("c")
        assert "The link to the room is lost." in " ".join(house.said())
        assert port.commands == []
        port.tell(Link(up=True))
        await house.settle()
        assert "Reconnecting" not in house.text()
        assert not house.app.screen.has_class("-stale")


async def test_a_room_that_was_closed_says_so_and_how_to_come_back(port: FakePort) -> None:
    async with running(port) as house:
        port.tell(Link(up=False, closed=True))
        await house.settle()
        assert "The room was closed; everything that was said is kept." in house.text()
        assert "Reconnecting" not in house.text()
        port.tell(Link(up=True))
        await house.settle()
        assert "The room was closed" not in house.text()


async def test_a_disk_that_refuses_is_explained_once_and_stays_in_view(port: FakePort) -> None:
    async with running(port) as house:
        port.trouble(TroubleView("/home/ama/coprod/s1/journal.jsonl", 1_500_000, "No space left on device"))
        await house.settle()
        for words in ("/home/ama/coprod/s1/journal.jsonl", "1.5 MB", "No space left on device", "Free some space"):
            assert words in house.text()
        await house.press("escape")
        assert "The disk refuses to write" in house.text()
        port.trouble(None)
        await house.settle()
        assert "disk refuses" not in house.text()


async def test_clocks_go_on_while_nothing_happens(port: FakePort) -> None:
    async with running(port) as house:
        house.clock.at += timedelta(minutes=20)
        await house.until(lambda: "1:01:57" in house.text())
        assert "1 h 02 min" in house.text()
        assert "Jo 1h01" in house.text()


async def test_updates_keep_the_hand_where_it_is(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as house:
        await house.press("down", "down")
        before = _line_in_hand(house)
        for word in ("one", "two", "three"):
            house.session.say("p2", word)
            port.publish()
            await house.settle()
            assert _line_in_hand(house) == before


def _line_in_hand(house: Stagehand) -> tuple[int, str]:
    return next((y, text) for y, text in enumerate(house.lines()) if "▌" in text)


async def test_equal_views_redraw_nothing(port: FakePort) -> None:
    async with running(port) as house:
        panel = house.app.screen.query_one(RowList)
        drawn = panel._drawn
        port.publish()
        await house.settle()
        assert drawn is not None
        assert panel._drawn is drawn


@SIZED
async def test_the_state_of_the_room_is_in_view(size: tuple[int, int]) -> None:
    async with running(voices_room(), size=size) as house:
        text = house.text()
        for words in (
            "3/5 What is already working",
            "4:23 · 10:37 left",
            "10 answered · 1 passed · 5 writing · hidden until you reveal",
            "asked differently by the room",
            "Sam, Timekeeper: five more minutes? · k answers    Slow down ×3 · g heard",
            "Ask it differently: “What do we already do well",
            "Ama 41m · Jo 41m",
            "10 of 13 heard · 10 responded",
            "9 voices' worth",
            "ot yet invited: J",
            "I'm not sure, but… the review meetings?",
        ):
            assert words in text


async def test_what_is_looked_for_is_listed_until_escape() -> None:
    async with running(voices_room()) as house:
        await house.press("slash", *"mum")
        assert "Contributions · this question · unheard first · with “mum”" in house.text()
        assert "1 found" in house.text()
        assert "Dee" not in _listed(house)
        assert "Enter Go to what is found" in house.lines()[-1]
        await house.press("enter", "a", "escape")
        assert house.app.focused is house.app.screen.query_one(RowList)
        assert "Find ▸ mum" in house.text()
        await house.press("escape")
        assert "Find ▸" not in house.text()
        assert "Dee" in _listed(house)


async def test_nothing_found_says_how_to_go_back_and_an_empty_line_does() -> None:
    async with running(voices_room()) as house:
        await house.press("slash", *"zeppelin")
        assert "Nothing here has these words." in house.text()
        await house.press("ctrl+u", "enter")
        assert "Find ▸" not in house.text()
        assert "Dee" in _listed(house)


async def test_o_turns_the_order_and_begins_at_its_first_row() -> None:
    async with running(voices_room()) as house:
        titles = []
        for _ in range(4):
            await house.press("down", "o")
            titles.append(next(text for text in house.lines() if "Contributions" in text).split("─")[1].strip())
            assert "▌" in next(text for text in house.lines() if text.startswith("│"))
        orders = ("newest", "by question", "needs a reply", "unheard first")
        assert titles == [f"Contributions · this question · {order}" for order in orders]


async def test_rows_tell_how_words_came_in() -> None:
    async with running(voices_room(), size=(120, 70)) as house:
        text = house.text()
        for words in ("said aloud", "on paper", "×12 hands", "speaking from I work here", "from here on to “"):
            assert words in text
        assert "Mrs K. (no phone)" in text


async def test_the_mirror_follows_at_its_own_pace() -> None:
    port = voices_room()
    async with running(port) as house:
        joe = next(person.id for person in house.session.state.people.values() if person.name == "Joe")
        house.session.say(joe, "Something to add.")
        port.publish()
        await house.settle()
        assert "10 of 13 heard" in house.text()
        assert "Not yet invited: Ola" in house.text()
        house.clock.at += timedelta(hours=1)
        await house.until(lambda: "11 of 13 heard" in house.text())


def _listed(house: Stagehand) -> str:
    """What stands in the list."""
    width = house.app.screen.query_one(RowList).region.right
    return "\n".join(text[:width] for text in house.lines())
