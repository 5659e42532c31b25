from datetime import timedelta

from textual.events import Key

from coprod_tui.display import line
from coprod_tui.screens.live import LiveScreen
from coprod_tui.widgets.question.ask_line import AskLine, Draft
from coprod_tui.widgets.row_list import RowList
from server.domain import commands as c
from server.domain.errors import Rejected
from tests.coprod_tui.dashboard_driver import FakePort, Stagehand, running
from tests.coprod_tui.plans import QUESTIONS, planned_room
from tests.coprod_tui.voice_room import voices_room


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
        assert "Jo, Care-keeper: shall we break?, 1 more · k answers" in house.text()
        assert "k Answer Jo" in house.text()
        await house.press("k")
        assert "Bo, Plain-speaker: say it plainer, please" in house.text()
        assert ", 1 more" not in house.text()
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


def ask_line(house: Stagehand) -> AskLine:
    return house.app.screen.query_one(AskLine)


async def test_the_next_question_of_the_plan_is_asked_as_it_stands_there() -> None:
    port = planned_room()
    async with running(port) as house:
        await house.press("n")
        assert ask_line(house).draft == QUESTIONS[2].text
        assert "hidden until you reveal · 15 min" in house.text()
        assert "Probe: What else?" in house.text()
        assert port.commands == []
        house.session.now = house.clock.at
        await house.press("enter")
        assert port.commands == [c.AskPlanned("n-3")]
        assert f"3/6 {QUESTIONS[2].text}" in house.text()
        assert "0:00 · 15:01 left" in house.lines()[1]
        assert ask_line(house).draft == ""
        assert "· 15 min" not in house.text()


async def test_n_goes_on_to_what_the_plan_holds_after_it_and_leaves_out_what_is_left_out() -> None:
    async with running(planned_room()) as house:
        asked = []
        for _ in range(5):
            await house.press("n", "escape")
            asked.append(ask_line(house).draft)
        assert asked == [QUESTIONS[at].text for at in (2, 3, 5, 6, 2)]
        assert "shown after answering" not in house.text()


async def test_other_words_for_a_planned_question_keep_its_policy_and_its_minutes() -> None:
    port = planned_room()
    async with running(port) as house:
        await house.press("n", "escape", "n", *" Say how.", "enter")
        assert port.commands == [c.AskQuestion(f"{QUESTIONS[3].text} Say how.", "after_answer", 15)]
        assert "shown after answering" in house.lines()[2]


async def test_the_policy_can_be_turned_before_a_question_is_asked() -> None:
    port = planned_room()
    async with running(port) as house:
        await house.press("n", "ctrl+r")
        assert "Ctrl-R: open at once · 15 min" in house.text()
        await house.press("enter", "a", *"And now?", "ctrl+r", "ctrl+r", "enter", "a", *"What else?", "enter")
        assert port.commands == [
            c.AskQuestion(QUESTIONS[2].text, "at_once", 15),
            c.AskQuestion("And now?", "after_answer"),
            c.AskQuestion("What else?"),
        ]


async def test_a_question_taken_from_the_plan_never_replaces_words_of_ones_own() -> None:
    port = planned_room()
    async with running(port) as house:
        screen = house.app.screen
        assert isinstance(screen, LiveScreen)
        await house.press("a", *"Mine", "escape")
        screen.prepare(screen.views.plan.rows[5])
        await house.settle()
        assert ask_line(house).draft == "Mine"
        assert "words of your own" in " ".join(house.said())
        await house.press("ctrl+u")
        screen.prepare(screen.views.plan.rows[5])
        await house.press("enter")
        assert port.commands == [c.AskPlanned("n-6")]


async def test_asking_again_says_what_that_does_and_can_be_taken_back(port: FakePort) -> None:
    async with running(port) as house:
        question = house.session.state.asked[-1]
        await house.press("A")
        assert port.commands == [c.AskAgain(question)]
        assert "Round 2" in house.lines()[2]
        assert house.said() == ["Asked again, as round 2. The earlier words stay. u takes it back."]
        await house.press("u")
        assert "Round 2" not in house.text()


async def test_a_minute_more_begins_the_clock_or_lengthens_it(port: FakePort) -> None:
    async with running(port) as house:
        house.session.now = house.clock.at
        assert "+ 1 minute" in house.text()
        await house.press("plus")
        assert port.commands == [c.GiveTime(1)]
        assert "41:57 · 1:01 left" in house.lines()[1]
        await house.press("plus")
        assert "41:57 · 2:01 left" in house.lines()[1]


async def test_the_oldest_wording_is_adopted_by_one_key_and_can_be_taken_back() -> None:
    port = voices_room()
    async with running(port) as house:
        wording = house.session.state.offered_wordings[0]
        assert "Ask it differently: “What do we already do well together?” – Tom, 1 more · d adopts" in house.text()
        await house.press("d")
        assert port.commands == [c.AdoptWording(wording)]
        assert "3/5 What do we already do well together?" in house.lines()[1]
        assert "Ask it differently: “Which of the small things must stay?” – Bo · d adopts" in house.text()
        await house.press("u")
        assert "3/5 What is already working" in house.lines()[1]


async def test_a_signal_is_said_to_be_heard() -> None:
    port = voices_room()
    async with running(port) as house:
        assert "Slow down ×3 · g heard" in house.text()
        await house.press("g")
        assert port.commands == [c.AnswerSignal("slow_down")]
        assert "Slow down" not in house.text()
        await house.press("g")
        assert house.said() == ["Nobody signals anything just now."]
