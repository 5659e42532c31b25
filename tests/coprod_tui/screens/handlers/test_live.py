from datetime import timedelta

from textual.events import Key

from coprod_tui.display import line
from coprod_tui.screens.live import LiveScreen
from coprod_tui.widgets.question.ask_line import AskLine, Draft
from coprod_tui.widgets.row_list import RowList
from server.domain import commands as c
from server.domain.actors import Facilitator
from server.domain.errors import Rejected
from server.projections.people.hands import HandsView, HandView
from tests.coprod_tui.dashboard_driver import NOW, DashboardDriver, FakePort, running
from tests.coprod_tui.plans import QUESTIONS, planned_room
from tests.coprod_tui.voice_room import voices_room


async def test_asking_takes_two_deliberate_steps(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"What next?", "enter", "enter")
        assert port.commands == [c.AskQuestion("What next?")]
        assert "3 What next?" in driver.text()
        assert driver.app.screen.query_one(AskLine).draft == ""
        assert driver.app.focused is driver.app.screen.query_one(RowList)


async def test_escape_leaves_the_ask_line_and_keeps_the_draft(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"What ne", "escape")
        assert port.commands == []
        assert driver.app.focused is driver.app.screen.query_one(RowList)
        assert "Ask ▸ What ne" in driver.text()
        await driver.press("a", *"xt?")
        assert driver.app.screen.query_one(AskLine).draft == "What next?"


async def test_a_refused_question_stays_in_the_ask_line(port: FakePort) -> None:
    async with running(port) as driver:
        port.refusal = Rejected("storage_failed")
        await driver.press("a", *"What next?", "enter", "enter")
        assert driver.app.screen.query_one(AskLine).draft == "What next?"
        assert "The laptop could not keep that just now" in " ".join(driver.said())


async def test_enter_on_an_empty_ask_line_asks_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", "enter")
        assert "Please type something first." in " ".join(driver.said())
        assert "2 What is already working" in driver.text()


async def test_the_next_prepared_question_is_offered_and_not_asked(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("n")
        assert driver.app.screen.query_one(AskLine).draft == "What helps you think well in a room like this?"
        await driver.press("escape", "n")
        assert driver.app.screen.query_one(AskLine).draft.startswith("Which of your experiences")
        assert port.commands == []


async def test_a_draft_of_ones_own_is_never_replaced(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"Mine", "escape", "n")
        assert driver.app.screen.query_one(AskLine).draft == "Mine"
        assert "words of your own" in " ".join(driver.said())


async def test_closing_the_question_and_taking_that_back(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("c", "c")
        assert port.commands == [c.CloseQuestion()]
        assert driver.lines()[1].endswith("closed ")
        assert "u Undo: closed question 2" in driver.text()
        await driver.press("c", "c")
        assert "Question 2 is closed already." in " ".join(driver.said())
        driver.rested()
        await driver.press("u", "u")
        assert port.commands == [c.CloseQuestion(), c.Undo()]
        assert "closed" not in driver.lines()[1]
        assert driver.said() == ["Undone: closed question 2"]


async def test_what_was_undone_is_done_again_and_then_there_is_no_more(port: FakePort) -> None:
    async with running(port, size=(160, 40)) as driver:
        await driver.press("c", "c", "u", "u")
        assert "U Redo: closed question 2" in driver.text()
        await driver.press("U", "U")
        assert port.commands == [c.CloseQuestion(), c.Undo(), c.Redo()]
        assert driver.lines()[1].endswith("closed ")
        assert driver.said() == ["Redone: closed question 2"]
        await driver.press("U")
        assert driver.said() == ["There is nothing that can be redone now."]


async def test_keys_undo_and_redo_only_what_the_facilitator_at_this_dashboard_did(port: FakePort) -> None:
    port.actor = Facilitator("facilitator-2")
    async with running(port, size=(160, 40)) as driver:
        before = driver.session.state.undo["facilitator"]
        await driver.press("c", "c", "u", "u")
        assert port.commands == [c.CloseQuestion(), c.Undo()]
        assert "U Redo: closed question 2" in driver.text()
        assert driver.session.state.undo["facilitator"] == before


async def test_space_marks_the_contribution_in_hand_and_goes_on_to_the_next(port: FakePort) -> None:
    async with running(port) as driver:
        first = driver.app.screen.query_one(RowList).view.row(0)
        await driver.press("space")
        assert port.commands == [c.MarkHeard((first.id,))]
        assert "✓ The same carer" in driver.text()
        assert "space Heard 4" in driver.text()
        assert "u Undo: heard 2" in driver.text()


async def test_nothing_in_the_list_to_mark_says_why(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.ask("Another?")
        port.publish()
        await driver.settle()
        await driver.press("space")
        assert "There is no contribution in the list yet." in " ".join(driver.said())
        assert port.commands == []


async def test_the_foot_says_what_keys_do_while_writing(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a")
        assert "Enter Ask the room" in driver.lines()[-1]
        assert "space Heard" not in driver.text()
        await driver.press("escape")
        assert "space Heard 2" in driver.text()


async def test_pasted_control_codes_become_signs(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a")
        ask = driver.app.screen.query_one(AskLine)
        ask.write(Draft("a\x1b[2Jb\nc"))
        await driver.settle()
        assert ask.draft == line("a\x1b[2Jb\nc")


async def test_revealing_lets_everybody_read_and_can_be_taken_back(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("s", "s")
        assert port.commands == [c.RevealQuestion(driver.session.state.asked[-1])]
        assert "8 people answered · 1 passed · 3 writing · revealed" in driver.lines()[2]
        await driver.press("s", "s")
        assert driver.said() == ["Everybody can read what is said to question 2 already."]
        driver.rested()
        await driver.press("u", "u")
        assert "hidden until you reveal" in driver.lines()[2]


async def test_the_oldest_call_is_answered_first(port: FakePort) -> None:
    async with running(port) as driver:
        first, second = driver.session.state.open_calls
        assert "Jo, Care-keeper: shall we break?, 1 more · k answers" in driver.text()
        assert "k Call: Jo" in driver.text()
        await driver.press("k")
        assert "Bo, Plain-speaker: say it plainer, please" in driver.text()
        assert ", 1 more" not in driver.text()
        await driver.press("k", "k")
        assert port.commands == [c.AnswerCall(first), c.AnswerCall(second)]
        assert driver.said() == ["Nobody who holds a role is calling just now, and no hand is up."]
        driver.rested()
        await driver.press("u", "u")
        assert "Bo, Plain-speaker: say it plainer, please" in driver.text()


async def test_the_oldest_of_calls_and_hands_is_answered_and_the_key_bar_says_which(port: FakePort) -> None:
    async with running(port) as driver:
        state = driver.session.state
        first = state.calls[state.open_calls[0]].at
        ama = next(iter(state.people))
        older = HandView(1, first - timedelta(seconds=1), ama)
        newer = HandView(2, first + timedelta(seconds=1))
        port.hands(HandsView(None, (newer,)))
        await driver.until(lambda: "1 hand up" in driver.text())
        assert "k Call: Jo" in driver.text()
        port.hands(HandsView(None, (newer, older)))
        await driver.until(lambda: "2 hands up · k gives the word" in driver.text())
        assert "k Hand: next" in driver.text()
        await driver.press("k")
        port.hands(HandsView(HandView(2, newer.since), (older,)))
        name = driver.session.label(ama)
        await driver.until(lambda: f"k Hand: {name}" in driver.text())
        await driver.press("k")
        port.hands(HandsView(HandView(1, older.since, ama)))
        await driver.until(lambda: f"{name} has the word" in driver.text())
        await driver.press("k", "k")
        assert port.commands == [c.AnswerCall(call) for call in state.open_calls]
        await driver.until(lambda: f"k Hand: {name} is done" in driver.text())
        await driver.press("k")
        assert port.words_given == [2, 1, None]


async def test_words_are_held_up_by_a_second_press_and_put_down_likewise(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("h")
        assert port.commands == []
        assert driver.said() == ["What was said to question 2 is not shown to everybody yet. Reveal it first."]
        driver.rested()
        await driver.press("s", "s", "h")
        assert "Hold up 2, " in driver.text()
        assert "h again or Enter" in driver.text()
        await driver.press("h")
        held = driver.session.state.held_up
        assert port.commands[1:] == [c.HoldUp(held or "")]
        assert "held up" in driver.text()
        assert "h Put down" in driver.text()
        await driver.press("h", "h")
        assert port.commands[2:] == [c.PutDown()]
        await driver.press("u")
        assert "Hold up contribution 2 again on 8 phones?" in driver.text()
        await driver.press("u")
        assert driver.session.state.held_up == held


async def test_hands_that_are_up_are_told_on_every_tab(port: FakePort) -> None:
    async with running(port) as driver:
        port.hands(HandsView(None, (HandView(1, NOW), HandView(2, NOW))))
        for tab in "14567":
            await driver.press(tab)
            await driver.until(lambda: "2 hands up" in driver.text())


async def test_more_time_is_said_beside_the_clock(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.now = driver.clock.at
        sam = next(offer.person for offer in driver.session.state.offers.values() if offer.role == "timekeeper")
        driver.session.phone(sam, c.AcceptOffer("timekeeper"))
        driver.session.phone(sam, c.MakeCall("more_time"))
        port.publish()
        await driver.press("k", "k", "k")
        question = driver.session.state.question
        assert question is not None
        assert question.until is not None
        until = question.until
        assert "41:57 · 5:05 left" in driver.lines()[1]
        driver.clock.at = until + timedelta(seconds=40)
        await driver.until(lambda: "47:42 · over by 0:40" in driver.lines()[1])


async def test_keys_that_come_at_once_meet_the_words_that_they_moved_to(port: FakePort) -> None:
    async with running(port) as driver:
        wanted = driver.app.screen.query_one(RowList).view.row(2)
        for key, character in (("down", None), ("down", None), ("space", " ")):
            driver.app.post_message(Key(key, character))
        await driver.settle()
        assert port.commands == [c.MarkHeard((wanted.id,))]


def ask_line(driver: DashboardDriver) -> AskLine:
    return driver.app.screen.query_one(AskLine)


async def test_the_next_question_of_the_plan_is_asked_as_it_stands_there() -> None:
    port = planned_room()
    async with running(port) as driver:
        await driver.press("n")
        assert ask_line(driver).draft == QUESTIONS[2].text
        assert "hidden until you reveal · 15 min" in driver.text()
        assert "Probe: What else?" in driver.text()
        assert port.commands == []
        driver.session.now = driver.clock.at
        await driver.press("enter", "enter")
        assert port.commands == [c.AskPlanned("n-3")]
        assert f"3/6 {QUESTIONS[2].text}" in driver.text()
        assert "0:00 · 15:01 left" in driver.lines()[1]
        assert ask_line(driver).draft == ""
        assert "· 15 min" not in driver.text()


async def test_n_goes_on_to_what_the_plan_holds_after_it_and_leaves_out_what_is_left_out() -> None:
    async with running(planned_room()) as driver:
        asked = []
        for _ in range(5):
            await driver.press("n", "escape")
            asked.append(ask_line(driver).draft)
        assert asked == [QUESTIONS[at].text for at in (2, 3, 5, 6, 2)]
        assert "shown after answering" not in driver.text()


async def test_other_words_for_a_planned_question_keep_its_policy_and_its_minutes() -> None:
    port = planned_room()
    async with running(port) as driver:
        await driver.press("n", "escape", "n", *" Say how.", "enter", "enter")
        assert port.commands == [c.AskQuestion(f"{QUESTIONS[3].text} Say how.", "after_answer", 15)]
        assert "shown after answering" in driver.lines()[2]


async def test_the_policy_can_be_turned_before_a_question_is_asked() -> None:
    port = planned_room()
    async with running(port) as driver:
        await driver.press("n", "ctrl+r")
        assert "Ctrl-R: open at once · 15 min" in driver.text()
        await driver.press("enter", "enter", "a", *"And now?", "ctrl+r", "ctrl+r", "enter", "enter")
        await driver.press("a", *"What else?", "enter", "enter")
        assert port.commands == [
            c.AskQuestion(QUESTIONS[2].text, "at_once", 15),
            c.AskQuestion("And now?", "after_answer"),
            c.AskQuestion("What else?"),
        ]


async def test_a_question_taken_from_the_plan_never_replaces_words_of_ones_own() -> None:
    port = planned_room()
    async with running(port) as driver:
        screen = driver.app.screen
        assert isinstance(screen, LiveScreen)
        await driver.press("a", *"Mine", "escape")
        screen.prepare(screen.view.plan.rows[5])
        await driver.settle()
        assert ask_line(driver).draft == "Mine"
        assert "words of your own" in " ".join(driver.said())
        await driver.press("ctrl+u")
        screen.prepare(screen.view.plan.rows[5])
        await driver.press("enter", "enter")
        assert port.commands == [c.AskPlanned("n-6")]


async def test_asking_again_says_what_that_does_and_can_be_taken_back(port: FakePort) -> None:
    async with running(port) as driver:
        question = driver.session.state.asked[-1]
        await driver.press("A", "A")
        assert port.commands == [c.AskAgain(question)]
        assert "Round 2" in driver.lines()[2]
        assert driver.said() == ["Asked again, as round 2. The earlier words stay. u takes it back."]
        await driver.press("u", "u")
        assert "Round 2" not in driver.text()


async def test_a_minute_more_begins_the_clock_or_lengthens_it(port: FakePort) -> None:
    async with running(port, size=(240, 70)) as driver:
        driver.session.now = driver.clock.at
        await driver.press("M")
        assert port.commands == [c.GiveTime(1)]
        assert "41:57 · 1:01 left" in driver.lines()[1]
        await driver.press("M")
        assert "41:57 · 2:01 left" in driver.lines()[1]


async def test_the_oldest_wording_is_adopted_by_one_key_and_can_be_taken_back() -> None:
    port = voices_room()
    async with running(port) as driver:
        wording = driver.session.state.offered_wordings[0]
        assert "Ask it differently: “What do we already do well together?” – Tom, 1 more · d adopts" in driver.text()
        await driver.press("d", "d")
        assert port.commands == [c.AdoptWording(wording)]
        assert "3/5 What do we already do well together?" in driver.lines()[1]
        assert "Ask it differently: “Which of the small things must stay?” – Bo · d adopts" in driver.text()
        await driver.press("u", "u")
        assert "3/5 What is already working" in driver.lines()[1]


async def test_a_signal_is_said_to_be_heard() -> None:
    port = voices_room()
    async with running(port) as driver:
        assert "Slow down ×3 · g heard" in driver.text()
        await driver.press("g")
        assert port.commands == [c.AnswerSignal("slow_down")]
        assert "Slow down" not in driver.text()
        await driver.press("g")
        assert driver.said() == ["Nobody signals anything just now."]


async def test_a_slip_in_the_question_is_put_right(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"What hepls?", "enter", "enter")
        await driver.press("E", "end", *["backspace"] * 4, *"lps?", "enter", "enter")
        question = driver.session.state.asked[-1]
        assert port.commands[-1] == c.RewordQuestion(question, "What helps?")
        assert "What helps?" in driver.text()
        assert "put right" in driver.text()
