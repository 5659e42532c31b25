from datetime import timedelta

import pytest

from coprod_tui.widgets.rowlist import RowList
from server.port import Link
from server.projections.status import TroubleView
from tests.coprod_tui.house import SIZES, FakePort, Stagehand, running

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
