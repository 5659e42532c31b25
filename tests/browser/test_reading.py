"""When one may read what others said, and "I'm done for now"."""

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, box, card, mark, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
OTHERS = "The same carer every morning"
NOT_YET = "You can read what others said once you answer under your name, pass, or are done for now."
DONE = "You are done for now. The facilitator sees only how many are done. You can still add words, or change them."


@pytest.fixture
def bo(phones: Phones, facilitator: Facilitator) -> Page:
    """Somebody who was asked what may be read after answering, and to which somebody else said something."""
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "after_answer"))
    told(bo, NOT_YET)
    say(ama, ASKED, OTHERS)
    facilitator.contribution(OTHERS)
    expect(card(ama, OTHERS)).to_have_count(1)
    expect(bo.get_by_text(OTHERS)).to_have_count(0)
    return bo


def test_who_answers_may_read_on(bo: Page) -> None:
    say(bo, ASKED, "The mornings")
    expect(bo.get_by_text(NOT_YET)).to_have_count(0)
    press(bo, "Room")
    told(bo, OTHERS)


def test_who_passes_may_read_on_and_say_something_after_all(bo: Page, facilitator: Facilitator) -> None:
    press(bo, "Pass")
    press(bo, "Room")
    told(bo, OTHERS)
    press(bo, "Question")
    press(bo, "Say something after all")
    say(bo, ASKED, "One thing")
    facilitator.contribution("One thing")


def test_who_answers_without_a_name_says_that_they_are_done(bo: Page, facilitator: Facilitator) -> None:
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    say(bo, ASKED, "I am afraid of the evenings")
    mark(bo, "I am afraid of the evenings", "Received")
    told(bo, "Words without your name do not show that you answered. Press “I'm done for now” to read on.")
    expect(bo.get_by_text(OTHERS)).to_have_count(0)
    press(bo, "I'm done for now")
    press(bo, "Room")
    told(bo, OTHERS)
    press(bo, "Question")
    told(bo, DONE)
    facilitator.sees(lambda board: board.presence.done == 1)
    press(bo, "Not done after all")
    press(bo, "Room")
    expect(bo.get_by_text(OTHERS)).to_have_count(0)
    facilitator.sees(lambda board: board.presence.done == 0)


def test_being_done_outlives_a_restart_of_the_server(bo: Page, room: ServerProcess) -> None:
    press(bo, "I'm done for now")
    press(bo, "Room")
    told(bo, OTHERS)
    room.kill_and_restart()
    told(bo, "Connected")
    with facilitating(room) as client:
        client.sees(lambda board: board.presence.done == 1)
    told(bo, OTHERS)


def test_who_is_done_may_go_on(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    told(page, "What is said here is shown when the facilitator reveals it.")
    box(page, ASKED).fill("Half a thou")
    press(page, "I'm done for now")
    facilitator.sees(lambda board: board.presence.done == 1)
    expect(box(page, ASKED)).to_have_value("Half a thou")
    page.reload()
    told(page, DONE)
    facilitator.asks("What else?")
    press(page, "Go")
    expect(page.get_by_role("button", name="I'm done for now")).to_be_visible()


def test_the_facilitator_reveals(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    question = str(facilitator.does(c.AskQuestion(ASKED)).made)
    say(ama, ASKED, OTHERS)
    facilitator.contribution(OTHERS)
    box(bo, ASKED).press_sequentially("Half")
    facilitator.does(c.RevealQuestion(question))
    told(bo, "Read what was said in the room: 1")
    expect(box(bo, ASKED)).to_be_focused()
    bo.keyboard.type(" a thought")
    expect(box(bo, ASKED)).to_have_value("Half a thought")


@pytest.mark.parametrize("reveal", ["at_once", "after_answer", "when_revealed"])
def test_own_words_are_changed_and_taken_back_whoever_reads_them(
    phones: Phones, facilitator: Facilitator, reveal: c.Reveal
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, reveal))
    press(bo, "Pass")
    press(bo, "Room")
    say(ama, ASKED, "The fridge")
    press(ama, "Send another")
    say(ama, ASKED, "The evenings")
    own = ama.locator("#yours")
    expect(own.get_by_role("listitem")).to_have_count(2)
    own.get_by_role("listitem").filter(has_text="The fridge").get_by_role("button", name="Change").click()
    say(ama, ASKED, "The number on the fridge")
    expect(own.get_by_role("listitem").filter(has_text="The number on the fridge")).to_contain_text("Received")
    press_surely(own.get_by_role("listitem").filter(has_text="The evenings"), "Take back")
    facilitator.has("The number on the fridge")
    others = bo.locator("main li .words")
    expect(others).to_have_text(["The number on the fridge"] if reveal != "when_revealed" else [])
    facilitator.does(c.CloseQuestion())
    own.get_by_role("button", name="Change").click()
    say(ama, ASKED, "The number on our fridge")
    facilitator.has("The number on our fridge")


def test_what_is_open_at_once_says_so_and_shows_hands_and_what_people_speak_from(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    question = str(facilitator.does(c.AskQuestion(ASKED, "at_once")).made)
    told(bo, "What is said here can be read by everyone at once.")
    press(bo, "Room")
    told(bo, "Nothing has been said yet.")
    facilitator.does(c.CountHands(question, 12, "More time"))
    facilitator.does(c.CountHands(question, 1, "Less noise"))
    facilitator.does(c.CaptureWords(question, "On a slip", "paper"))
    told(bo, "12 hands")
    told(bo, "1 hand")
    told(bo, "Without a name · on paper")
    shows(ama, ASKED)


def test_a_question_that_is_asked_again_says_which_round_it_is(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    question = str(facilitator.does(c.AskQuestion(ASKED)).made)
    box(ama, ASKED).fill("First round")
    facilitator.does(c.AskAgain(question))
    told(bo, "Question 2 · Round 2 of this question")
    told(ama, "A new question is open")
    expect(box(ama, ASKED)).to_have_value("First round")
    press(ama, "Go")
    told(ama, "Question 2 · Round 2 of this question")
    expect(box(ama, ASKED)).to_have_value("")
