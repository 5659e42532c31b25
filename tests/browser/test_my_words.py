"""One's own page: the name, the words, this phone, and who keeps what, how long."""

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, card, hold, join, mark, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
NAME = "Your name or nickname (optional)"


def test_a_slip_in_ones_name_is_put_right_everywhere_at_once(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Anna"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, "The same carer")
    press(bo, "Room")
    told(bo, "Anna")
    press(ama, "My words")
    press(ama, "Correct my name")
    expect(ama.get_by_label(NAME)).to_be_focused()
    expect(ama.get_by_label(NAME)).to_have_value("Anna")
    ama.get_by_label(NAME).fill("x" * 41)
    press(ama, "Keep this name")
    told(ama, "That is longer than 40 characters. Please shorten it.")
    ama.get_by_label(NAME).fill("Ama")
    press(ama, "Keep this name")
    told(ama, "You are here as Ama")
    told(bo, "Ama")
    facilitator.person("Ama")
    press(ama, "Question")
    told(ama, "Received")
    expect(card(ama, "The same carer").get_by_text("As Ama · in our notes")).to_be_visible()


def test_it_says_who_runs_the_session_and_how_long_it_is_kept(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, bo, "Bo", "host", "Host")
    press(ama, "My words")
    expect(ama.get_by_text("The facilitator runs this session, on a laptop in the room.")).to_be_visible()
    told(ama, "Host just now: Bo. You can ask them too.")
    expect(ama.get_by_text("until the facilitator deletes it. No date is set for that")).to_be_visible()
    facilitator.does(c.EndSession())
    expect(ama.get_by_text("Host just now")).to_have_count(0)


def test_the_phone_forgets_once_that_is_meant(phones: Phones, room: ServerProcess, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, "The same carer")
    mark(page, "The same carer", "Received")
    press(page, "My words")
    press(page, "Forget this phone")
    press(page, "No")
    press(page, "Forget this phone")
    press(page, "Yes")
    expect(page.get_by_label(NAME)).to_be_visible()
    assert "Ama" not in page.evaluate("JSON.stringify(localStorage)")
    join(page, "Bo")
    press(page, "My words")
    told(page, "You have not said anything yet. Nobody has to.")
    with facilitating(room) as client:
        client.has("The same carer")
        assert client.person("Bo") != client.person("Ama")


def test_words_are_taken_back_after_the_end_as_long_as_the_room_is_open(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    for text in ("The same carer", "The evenings"):
        say(page, ASKED, text)
        mark(page, text, "Received")
        press(page, "Send another")
    facilitator.does(c.EndSession())
    shows(page, "Thank you for being here")
    press_surely(card(page, "The same carer"), "Take back")
    facilitator.has("The evenings")
    expect(card(page, "The same carer")).to_have_count(0)
    room.terminate()
    room.wait()
    told(page, "The room is closed")
    expect(page.get_by_role("button", name="Take back")).to_have_count(0)


def test_what_became_of_words_without_a_name_is_shown_before_the_room_may_read_them(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "after_answer"))
    press(ama, "Change who sees this")
    ama.get_by_label("Without my name").check()
    say(ama, ASKED, "The same carer")
    words = facilitator.contribution("The same carer")
    press(ama, "My words")
    facilitator.does(c.AddTheme("Mornings", (words.id,)))
    press(bo, "Pass")
    press(bo, "Room")
    press(bo, "Me too")
    facilitator.does(c.MarkHeard((words.id,)))
    told(ama, "Heard")
    became = card(ama, "The same carer").get_by_text("in “Mornings” · Me too: 1")
    expect(became).to_be_visible(timeout=20_000)
    ama.reload()
    expect(became).to_be_visible()
