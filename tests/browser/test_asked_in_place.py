"""What reaches every phone is asked about in its place, and a yes does what was asked or nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, box, button, came, hold, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
OTHER = "Where does it get harder than it needs to be?"
CHANGED = "That changed meanwhile, so nothing was done. Please look again."


def hosting(phones: Phones, facilitator: Facilitator) -> Page:
    """The phone of a Host, with an open question and words in every box."""
    facilitator.asks(ASKED)
    ama = phones.joined("Ama")
    hold(facilitator, ama, "Ama", "host", "Host")
    press(ama, "Got it")  # the come-back words
    box(ama, "Ask the room").fill("And now?")
    press(ama, "Put right")
    box(ama, "The question, put right").fill("What works already?")
    return ama


def newest(facilitator: Facilitator) -> str:
    return facilitator.board.state.asked[-1]


def adopts(facilitator: Facilitator) -> None:
    """Asks the question in words that Bo offered."""
    board = facilitator.sees(lambda board: len(board.state.offered_wordings) == 1)
    facilitator.does(c.AdoptWording(next(iter(board.state.offered_wordings))))


ACTS = {
    "Ask": "Ask this on 2 phones?",
    "Close the question": "Close it on 2 phones?",
    "Reveal what was said": "Reveal to 2 phones?",
    "Change it for everybody": "Change the question on 2 phones?",
    "A break for everybody": "A break on 2 phones. How long?",
}
MEANWHILE: dict[str, Callable[[Facilitator], object]] = {
    "another question": lambda facilitator: facilitator.asks(OTHER),
    "put right": lambda facilitator: facilitator.does(c.RewordQuestion(newest(facilitator), "What works?")),
    "a wording adopted": adopts,
    "a break": lambda facilitator: facilitator.does(c.StartBreak(5)),
}


@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_nothing_is_asked_any_more_once_it_is_about_something_else(
    phones: Phones, facilitator: Facilitator, meanwhile: str
) -> None:
    ama, bo = hosting(phones, facilitator), phones.joined("Bo")
    press(bo, "Ask it differently")
    box(bo, "Ask it differently").fill("What helps?")
    press(bo, "Offer it")
    facilitator.sees(lambda board: len(board.state.offered_wordings) == 1)
    for name, asked in ACTS.items():
        press(ama, name)
        told(ama, asked)
        press(ama, "No")
    press(ama, "Close the question")
    told(ama, ACTS["Close the question"])
    MEANWHILE[meanwhile](facilitator)
    expect(ama.get_by_text(ACTS["Close the question"])).to_have_count(0)
    board = facilitator.sees(lambda _: True)
    assert board.state.open_question is not None
    expect(box(ama, "Ask the room")).to_have_value("And now?")
    told(ama, "What works already?") if meanwhile == "another question" else expect(
        box(ama, "The question, put right")
    ).to_have_value("What works already?")


def test_a_count_that_grows_asks_nothing_anew(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = hosting(phones, facilitator), phones.joined("Bo")
    press(ama, "Reveal what was said")
    told(ama, "Reveal to 2 phones?")
    mei = phones.joined("Mei")
    say(bo, ASKED, "The same carer")
    told(ama, "Reveal to 3 phones?")
    press(ama, "Yes")
    told(mei, "Read what was said in the room: 1")


def test_a_yes_to_words_that_changed_since_asks_anew(phones: Phones, facilitator: Facilitator) -> None:
    ama = hosting(phones, facilitator)
    for name, label, asked, words in (
        ("Change it for everybody", "The question, put right", "Change the question on 1 phone?", "What works well?"),
        ("Ask", "Ask the room", "Ask this on 1 phone?", "And what next?"),
    ):
        press(ama, name)
        expect(button(ama, "Yes")).to_be_enabled()
        # Both in one turn, so that the page has not drawn what was typed when it is tapped.
        box(ama, label).evaluate(
            """(box, words) => {
              box.value = words;
              box.dispatchEvent(new Event("input", { bubbles: true }));
              Array.from(document.querySelectorAll("button")).find((one) => one.textContent === "Yes").click();
            }""",
            words,
        )
        told(ama, asked)
        expect(box(ama, label)).to_have_value(words)
        assert facilitator.board.state.question is not None
        assert facilitator.board.state.question.text != words
        press(ama, "Yes")
        shows(ama, words)


def test_a_yes_that_was_on_its_way_does_nothing_to_another_room(
    phones: Phones, room: ServerProcess, facilitator: Facilitator
) -> None:
    ama = hosting(phones, facilitator)
    room.kill()
    expect(ama.get_by_text("Reconnecting…")).to_be_visible()
    press_surely(ama, "Close the question")
    press_surely(ama, "Ask")
    told(ama, "On its way…")
    ama.goto("about:blank")
    room.start()
    with facilitating(room) as client:
        client.asks(OTHER)
        client.sees(lambda board: len(board.state.asked) == 2)
        ama.goto(room.join_url)
        told(ama, CHANGED)
        expect(box(ama, "Ask the room")).to_have_value("And now?")
        shows(ama, OTHER)
        assert client.board.state.open_question is not None
        assert client.board.state.open_question.text == OTHER


def test_a_call_and_its_answer_are_asked_about_first(phones: Phones, facilitator: Facilitator) -> None:
    ama, sam = hosting(phones, facilitator), phones.joined("Sam")
    hold(facilitator, sam, "Sam", "timekeeper", "Timekeeper")
    press(sam, "Ask for five more minutes")
    told(sam, "Show it on 2 phones?")
    assert not facilitator.board.state.open_calls
    press(sam, "Yes")
    came(ama, "Timekeeper Sam: Five more minutes, please")
    press(ama, "Show")
    press(ama, "Yes, five more minutes")
    told(ama, "Five more minutes on 2 phones?")
    press(ama, "No")
    press_surely(ama, "Yes, five more minutes")
    facilitator.sees(lambda board: board.state.question is not None and board.state.question.until is not None)
    assert not facilitator.board.state.open_calls


def test_the_running_question_is_put_right_and_nothing_begun_is_lost(phones: Phones, facilitator: Facilitator) -> None:
    facilitator.asks("What is alredy working?")
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, ama, "Ama", "host", "Host")
    box(bo, "What is alredy working?").fill("Half a thou")
    press(ama, "Put right")
    words = box(ama, "The question, put right")
    expect(words).to_be_focused()
    expect(words).to_have_value("What is alredy working?")
    words.fill("x" * 401)
    told(ama, "Too long. Characters to take out: 1. Nothing is lost.")
    words.fill(ASKED)
    ama.reload()
    expect(words).to_have_value(ASKED)
    told(ama, "It reads now: What is alredy working?")
    press(ama, "Change it for everybody")
    told(ama, "Change the question on 2 phones?")
    press(ama, "Yes")
    for page in (ama, bo):
        shows(page, ASKED)
    told(bo, "This question was corrected. Before: What is alredy working?")
    expect(box(bo, ASKED)).to_have_value("Half a thou")
    expect(words).to_have_count(0)
    question = facilitator.sees(lambda board: board.state.questions[newest(facilitator)].text == ASKED).state.question
    assert question is not None
    assert question.wordings == ("What is alredy working?",)
    press(ama, "Put right")
    press(ama, "Never mind")
    expect(words).to_have_count(0)


def test_words_for_a_question_that_closed_are_left_to_read(phones: Phones, facilitator: Facilitator) -> None:
    ama = hosting(phones, facilitator)
    facilitator.does(c.CloseQuestion())
    told(ama, "That question closed meanwhile, so it stays as it was read.")
    told(ama, "What works already?")
    facilitator.asks(OTHER)
    expect(button(ama, "Put right")).to_have_count(0)
    press_surely(ama, "Throw away")
    expect(button(ama, "Put right")).to_have_count(1)
