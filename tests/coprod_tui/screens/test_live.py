from datetime import timedelta

import pytest

from coprod_tui.display import line
from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.widgets.askline import AskLine
from coprod_tui.widgets.contributions import Contributions
from server.domain import commands as c
from server.domain.errors import Rejected
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
            "9 answers · 1 passed · 3 writing",
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


async def test_asking_takes_two_deliberate_steps(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *"What next?", "enter")
        assert port.commands == [c.AskQuestion("What next?")]
        assert "3 What next?" in house.text()
        assert house.app.screen.query_one(AskLine).draft == ""
        assert house.app.focused is house.app.screen.query_one(Contributions)


async def test_escape_leaves_the_ask_line_and_keeps_the_draft(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *"What ne", "escape")
        assert port.commands == []
        assert house.app.focused is house.app.screen.query_one(Contributions)
        assert "Ask ▸ What ne" in house.text()
        await house.press("a", *"xt?")
        assert house.app.screen.query_one(AskLine).draft == "What next?"


async def test_a_refused_question_stays_in_the_ask_line(port: FakePort) -> None:
    async with running(port) as house:
        port.refusal = Rejected("storage_failed", "The disk refuses. Nothing was kept.")
        await house.press("a", *"What next?", "enter")
        assert house.app.screen.query_one(AskLine).draft == "What next?"
        assert "The disk refuses. Nothing was kept." in " ".join(house.said())


async def test_enter_on_an_empty_ask_line_asks_nothing(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", "enter")
        assert "Please type something first." in " ".join(house.said())
        assert "2 What is already working" in house.text()


async def test_the_next_prepared_question_is_offered_and_not_asked(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("n")
        assert house.app.screen.query_one(AskLine).draft == "What helps you think well in a room like this?"
        await house.press("escape", "n")
        assert house.app.screen.query_one(AskLine).draft.startswith("Which of your experiences")
        assert port.commands == []


async def test_a_draft_of_ones_own_is_never_replaced(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *"Mine", "escape", "n")
        assert house.app.screen.query_one(AskLine).draft == "Mine"
        assert "words of your own" in " ".join(house.said())


async def test_closing_the_question_and_taking_that_back(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("c")
        assert port.commands == [c.CloseQuestion()]
        assert "closed" in house.lines()[1]
        assert "u Undo: closed question 2" in house.text()
        await house.press("c")
        assert "Question 2 is closed already." in " ".join(house.said())
        await house.press("u")
        assert port.commands == [c.CloseQuestion(), c.Undo()]
        assert "closed" not in house.lines()[1]
        assert house.said() == ["Undone: closed question 2"]


async def test_space_marks_the_contribution_in_hand_and_goes_on_to_the_next(port: FakePort) -> None:
    async with running(port) as house:
        first = house.app.screen.query_one(Contributions).view.rows(0, 1)[0]
        await house.press("space")
        assert port.commands == [c.MarkHeard(first.id)]
        assert "✓ The same carer" in house.text()
        assert "space Heard 4" in house.text()
        assert "u Undo: heard 2" in house.text()


async def test_nothing_in_the_list_to_mark_says_why(port: FakePort) -> None:
    async with running(port) as house:
        house.session.ask("Another?")
        port.publish()
        await house.settle()
        await house.press("space")
        assert "There is no contribution in the list yet." in " ".join(house.said())
        assert port.commands == []


async def test_all_words_or_those_to_this_question(port: FakePort) -> None:
    async with running(port) as house:
        assert "somebody writes down" not in house.text()
        await house.press("v")
        assert "That somebody writes down what we agree." in house.text()
        assert "Contributions · every question" in house.text()
        await house.press("v")
        assert "somebody writes down" not in house.text()


async def test_a_role_is_offered_in_two_key_strokes(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("r", "3", "4")
        offered = port.commands[0]
        assert isinstance(offered, c.OfferRole)
        assert offered.role == "scribe"
        assert house.session.state.label(offered.person) == "Bo"
        assert "Scribe is offered to Bo. Nothing moves until they say yes." in " ".join(house.said())


async def test_who_asks_for_a_role_stands_first(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("r", "1", "1")
        assert house.session.state.label(port.commands[0].person) == "Mei"  # type: ignore[union-attr]
        assert "Mei asked for Weaver and holds it now." in " ".join(house.said())


async def test_typing_narrows_the_roles_and_people_down(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("r", *"encour", "enter", *"mrs", "enter")
        offered = port.commands[0]
        assert isinstance(offered, c.OfferRole)
        assert (offered.role, house.session.state.label(offered.person)) == ("encourager", "Mrs K.")


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (("r", *"host", "enter"), "Host is full: Jo, Ama."),
        (("r", *"challenger", "enter"), "Challenger is taken up, never assigned."),
        (("r", *"scribe", "enter", *"dee", "enter"), "Dee holds Scribe already."),
        (("r", *"timek", "enter", *"sam", "enter"), "Timekeeper is offered to Sam already."),
    ],
)
async def test_what_cannot_be_offered_says_why(port: FakePort, keys: tuple[str, ...], why: str) -> None:
    async with running(port) as house:
        await house.press(*keys)
        assert isinstance(house.app.screen, Picker)
        assert why in house.text()
        assert port.commands == []


async def test_escape_backs_out_of_a_role_at_each_step(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("r", "escape")
        assert not isinstance(house.app.screen, Picker)
        await house.press("r", "3", "escape")
        assert not isinstance(house.app.screen, Picker)
        assert port.commands == []


async def test_the_join_code_lies_over_the_screen_and_takes_the_next_address(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("j")
        assert "http://192.168.1.20:8765" in house.text()
        assert "Address 1 of 2: Wi-Fi" in house.text()
        await house.press("n")
        assert "http://10.0.0.7:8765" in house.text()
        assert "Address 2 of 2: Ethernet" in house.text()
        await house.press("escape")
        assert "http://10.0.0.7:8765" in house.lines()[0]


async def test_an_export_says_where_it_was_written(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("x")
        assert house.backstage.exported == [port.session]
        assert "Written to /home/ama/coprod/exports/s1" in " ".join(house.said())


async def test_ending_asks_first_and_plain_enter_goes_on(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("ctrl+e")
        assert "End the session?" in house.text()
        await house.press("enter")
        assert port.commands == []
        await house.press("ctrl+e", "escape")
        assert port.commands == []
        await house.press("ctrl+e", "down", "enter")
        assert port.commands == [c.EndSession()]
        assert "The session has ended." in house.text()


async def test_quitting_asks_what_becomes_of_the_room(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("ctrl+q")
        assert "Leave the dashboard?" in house.text()
        await house.press("enter")
        assert house.app.is_running
        assert not port.left
        await house.press("ctrl+q", "down", "enter")
        assert port.left
        assert not port.stopped
        assert house.backstage.closed == []


async def test_quitting_can_end_the_session_and_then_stays_for_the_export(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("ctrl+q", "down", "down", "enter")
        assert port.commands == [c.EndSession()]
        assert "The session has ended." in house.text()
        assert not port.left


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
        panel = house.app.screen.query_one(Contributions)
        drawn = panel._drawn
        port.publish()
        await house.settle()
        assert drawn is not None
        assert panel._drawn is drawn


async def test_the_foot_says_what_keys_do_while_writing(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a")
        assert "Enter Ask the room" in house.lines()[-1]
        assert "space Heard" not in house.text()
        await house.press("escape")
        assert "space Heard 2" in house.text()


async def test_pasted_control_codes_become_signs(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a")
        ask = house.app.screen.query_one(AskLine)
        ask.write("a\x1b[2Jb\nc")
        await house.settle()
        assert ask.draft == line("a\x1b[2Jb\nc")
