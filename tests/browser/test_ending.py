"""The end of a session on the phone: how it was, and what was not added."""

import re

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.domain.state import ClosingAnswers
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, came, come_back_words, join, mark, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
THANKS = "Thank you. No name is kept with it."
CLOSED = "The room is closed. Nothing more can be sent."
UNSENT = "This was not sent before the room closed."
LONG_ENOUGH = "00:11"


@pytest.fixture
def ended(phones: Phones, facilitator: Facilitator) -> Page:
    """The phone of somebody whose session has ended."""
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    facilitator.does(c.EndSession())
    shows(page, "Thank you for being here")
    return page


def tap(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer).check()


def felt(facilitator: Facilitator, said: int, taken: int) -> None:
    """Takes frames in until one person felt so."""
    facilitator.sees(lambda board: list(board.state.felt.values()) == [ClosingAnswers(said, taken)])


def test_two_taps_say_how_it_was_and_may_be_changed(ended: Page, facilitator: Facilitator) -> None:
    tap(ended, "I could say what I needed to", "Fully")
    expect(ended.get_by_text(THANKS)).to_have_count(0)
    tap(ended, "What I said was taken seriously", "A little")
    told(ended, THANKS)
    felt(facilitator, 3, 1)
    ended.reload()
    told(ended, THANKS)
    tap(ended, "What I said was taken seriously", "Not at all")
    felt(facilitator, 3, 0)


def test_nothing_that_is_kept_says_who_felt_so(ended: Page, facilitator: Facilitator, room: ServerProcess) -> None:
    tap(ended, "I could say what I needed to", "Mostly")
    tap(ended, "What I said was taken seriously", "Mostly")
    felt(facilitator, 2, 2)
    entry = room.entries()[-1]
    assert (entry.actor, entry.cause) == (None, None)
    assert facilitator.person("Ama") not in repr(entry)


def test_what_was_felt_is_kept_on_the_phone_until_it_can_be_sent(
    ended: Page, facilitator: Facilitator, room: ServerProcess
) -> None:
    room.kill()
    expect(ended.get_by_text("Reconnecting…")).to_be_visible()
    tap(ended, "I could say what I needed to", "Fully")
    tap(ended, "What I said was taken seriously", "Fully")
    told(ended, "On its way…")
    room.start()
    told(ended, THANKS)
    assert list(room.state().felt.values()) == [ClosingAnswers(3, 3)]


def test_a_server_that_stops_after_the_end_closes_the_room_at_once(ended: Page, room: ServerProcess) -> None:
    tap(ended, "I could say what I needed to", "Fully")
    room.terminate()
    room.wait()
    told(ended, CLOSED)
    told(ended, "The room is closed")
    tap(ended, "What I said was taken seriously", "Fully")
    told(ended, UNSENT)
    expect(ended.get_by_text("On its way…")).to_have_count(0)
    expect(ended.get_by_text("Reconnecting…")).to_have_count(0)
    room.start()
    told(ended, THANKS)
    told(ended, "Connected")
    expect(ended.get_by_text(CLOSED)).to_have_count(0)
    assert list(room.state().felt.values()) == [ClosingAnswers(3, 3)]


def test_a_room_that_cannot_be_reached_for_long_after_the_end_is_told_as_closed(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    context = phones.blank()
    context.clock.install()
    page = phones.tab(context)
    join(page, "Ama")
    facilitator.asks(ASKED)
    shows(page, ASKED)
    room.kill()
    told(page, "Reconnecting…")
    page.clock.fast_forward(LONG_ENOUGH)
    say(page, ASKED, "Evening calls")
    told(page, "Reconnecting… – your words are safe on this phone")
    room.start()
    with facilitating(room) as again:
        again.hears("Evening calls")
        again.does(c.EndSession())
        shows(page, "Thank you for being here")
    room.kill()
    told(page, "Reconnecting…")
    page.clock.fast_forward(LONG_ENOUGH)
    told(page, CLOSED)
    told(page, "The room is closed")
    mark(page, "Evening calls", "Heard")


def test_it_is_answered_from_the_keyboard(ended: Page, facilitator: Facilitator) -> None:
    ended.get_by_role("group", name="I could say what I needed to").get_by_label("Not at all").focus()
    ended.keyboard.press("Space")
    ended.keyboard.press("ArrowDown")
    ended.keyboard.press("Tab")
    ended.keyboard.press("Space")
    felt(facilitator, 1, 0)


def test_words_that_waited_for_a_yes_are_told_as_not_added(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    question = str(facilitator.does(c.AskQuestion(ASKED)).made)
    facilitator.does(c.CaptureWords(question, "Evening calls", "aloud", facilitator.person("Ama")))
    came(ama, "The facilitator wrote down your words. They wait for your yes.")
    facilitator.does(c.EndSession())
    told(ama, "These words were not added before the session ended.")
    told(ama, "Evening calls")
    shows(bo, "Thank you for being here")
    expect(bo.get_by_text("These words were not added before the session ended.")).to_have_count(0)


def test_whoever_reads_elsewhere_is_told_that_it_is_over(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "Room")
    shows(page, "Room")
    facilitator.does(c.EndSession())
    told(page, "This session has ended")
    expect(page).to_have_title(re.compile("^This session has ended – "))
    expect(page.locator("#live")).to_contain_text("This session has ended")
    press(page, "Go")
    shows(page, "Thank you for being here")
    press(page, "Room")
    shows(page, "Room")
    expect(page.get_by_text("This session has ended")).to_have_count(0)


def test_three_words_lead_back_after_the_end(phones: Phones, facilitator: Facilitator) -> None:
    ama = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(ama, ASKED, "Evening calls")
    mark(ama, "Evening calls", "Received")
    words = come_back_words(ama)
    facilitator.does(c.EndSession())
    again = phones.visitor()
    shows(again, "This session has ended")
    press(again, "I was here before")
    again.get_by_label("Your three come-back words").fill(words)
    press(again, "Go on")
    shows(again, "Thank you for being here")
    press_surely(again, "Take back")
    facilitator.has()


@pytest.mark.parametrize("nameless", [False, True], ids=["with a name", "without one"])
def test_a_closed_room_shows_no_words_of_others_and_one_sentence_for_words_that_were_deleted(
    phones: Phones, facilitator: Facilitator, room: ServerProcess, *, nameless: bool
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(bo, ASKED, "Evenings")
    if nameless:
        press(ama, "Change who sees this")
        ama.get_by_label("Without my name").check()
    say(ama, ASKED, "Mornings")
    press(ama, "Room")
    told(ama, "Evenings")
    press(ama, "My words")
    press(ama, "In our notes · change")
    press(ama, "In this room only")
    facilitator.sees(lambda board: len([*board.state.lists.room_only]) == 1)
    facilitator.does(c.EndSession())
    facilitator.does(c.RedactRoomOnly())
    told(ama, "This session has ended")
    room.terminate()
    room.wait()
    press(ama, "Room")
    told(ama, CLOSED)
    expect(ama.get_by_text("Evenings")).to_have_count(0)
    room.start()
    told(ama, "Evenings")
    press(ama, "My words")
    told(ama, "Deleted as the room closed.")
    expect(ama.get_by_text("Mornings")).to_have_count(0)
    expect(ama.get_by_role("button", name="Take back")).to_have_count(0)
