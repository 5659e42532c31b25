from datetime import timedelta

from textual.events import Key

from coprod_tui.display import line
from coprod_tui.widgets.askline import AskLine, Draft
from coprod_tui.widgets.rowlist import RowList
from server.domain import commands as c
from server.domain.errors import Rejected
from tests.coprod_tui.house import FakePort, running


async def test_asking_takes_two_deliberate_steps(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *"What next?", "enter")
        assert port.commands == [c.AskQuestion("What next?")]
        assert "3 What next?" in house.text()
        assert house.app.screen.query_one(AskLine).draft == ""
        assert house.app.focused is house.app.screen.query_one(RowList)


async def test_escape_leaves_the_ask_line_and_keeps_the_draft(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *"What ne", "escape")
        assert port.commands == []
        assert house.app.focused is house.app.screen.query_one(RowList)
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
        assert house.lines()[1].endswith("closed ")
        assert "u Undo: closed question 2" in house.text()
        await house.press("c")
        assert "Question 2 is closed already." in " ".join(house.said())
        await house.press("u")
        assert port.commands == [c.CloseQuestion(), c.Undo()]
        assert "closed" not in house.lines()[1]
        assert house.said() == ["Undone: closed question 2"]


async def test_space_marks_the_contribution_in_hand_and_goes_on_to_the_next(port: FakePort) -> None:
    async with running(port) as house:
        first = house.app.screen.query_one(RowList).rows.row(0)
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
        ask.write(Draft("a\x1b[2Jb\nc"))
        await house.settle()
        assert ask.draft == line("a\x1b[2Jb\nc")


async def test_revealing_lets_everybody_read_and_can_be_taken_back(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("s")
        assert port.commands == [c.RevealQuestion(house.session.state.asked[-1])]
        assert "9 answered · 1 passed · 3 writing · revealed" in house.lines()[2]
        await house.press("s")
        assert house.said() == ["Everybody can read what is said to question 2 already."]
        await house.press("u")
        assert "hidden until you reveal" in house.lines()[2]


async def test_the_oldest_call_is_answered_first(port: FakePort) -> None:
    async with running(port) as house:
        first, second = house.session.state.calling
        assert "Jo, Care-keeper: shall we break?   1 more waits" in house.text()
        assert "k Answer Jo" in house.text()
        await house.press("k")
        assert "Bo, Plain-speaker: say it plainer, please" in house.text()
        assert "more wait" not in house.text()
        await house.press("k", "k")
        assert port.commands == [c.AnswerCall(first), c.AnswerCall(second)]
        assert house.said() == ["Nobody who holds a role is calling just now."]
        await house.press("u")
        assert "Bo, Plain-speaker: say it plainer, please" in house.text()


async def test_more_time_is_said_beside_the_clock(port: FakePort) -> None:
    async with running(port) as house:
        house.session.now = house.clock.at
        sam = next(offer.person for offer in house.session.state.offers.values() if offer.role == "timekeeper")
        house.session.phone(sam, c.AcceptOffer("timekeeper"))
        house.session.phone(sam, c.MakeCall("more_time"))
        port.publish()
        await house.press("k", "k", "k")
        question = house.session.state.question
        assert question is not None
        assert question.until is not None
        until = question.until
        assert "41:57 · 5:05 left" in house.lines()[1]
        house.clock.at = until + timedelta(seconds=40)
        await house.until(lambda: "47:42 · over by 0:40" in house.lines()[1])


async def test_keys_that_come_at_once_meet_the_words_that_they_moved_to(port: FakePort) -> None:
    async with running(port) as house:
        wanted = house.app.screen.query_one(RowList).rows.row(2)
        for key, character in (("down", None), ("down", None), ("space", " ")):
            house.app.post_message(Key(key, character))
        await house.settle()
        assert port.commands == [c.MarkHeard(wanted.id)]
