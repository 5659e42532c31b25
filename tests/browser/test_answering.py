import pytest
from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, button, card, mark, press, press_surely, say, shows, told

ASKED = "What is already working?"


def test_an_answer_is_received_then_heard(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, "The same carer every morning")
    mark(page, "The same carer every morning", "Received")
    said = facilitator.contribution("The same carer every morning")
    assert (said.person, said.kind, said.consent) == (facilitator.person("Ama"), "answer", "notes")
    facilitator.hears("The same carer every morning")
    mark(page, "The same carer every morning", "Heard")
    page.reload()
    mark(page, "The same carer every morning", "Heard")


def test_words_without_a_name_are_nobodys_and_still_ones_own(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "Change who sees this")
    page.get_by_label("Without my name").check()
    say(page, ASKED, "I am afraid of the evenings")
    mark(page, "I am afraid of the evenings", "Received")
    assert facilitator.contribution("I am afraid of the evenings").person is None
    facilitator.hears("I am afraid of the evenings")
    mark(page, "I am afraid of the evenings", "Heard")
    page.reload()
    mark(page, "I am afraid of the evenings", "Heard")
    press(page, "Change")
    say(page, ASKED, "I am afraid of some evenings")
    mark(page, "I am afraid of some evenings", "Heard")
    press_surely(page, "Take back")
    expect(card(page, "I am afraid of some evenings")).to_have_count(0)
    facilitator.has()


def test_choices_go_with_the_words_and_are_told_before_sending(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    told(page, "As Ama · in our notes")
    press(page, "Change who sees this")
    page.get_by_label("I'm not sure, but…").check()
    told(page, "As Ama · in our notes · I'm not sure, but…")
    page.get_by_label("In this room only").check()
    told(page, "As Ama · in this room only · I'm not sure, but…")
    say(page, ASKED, "Perhaps the fridge number")
    said = facilitator.contribution("Perhaps the fridge number")
    assert (said.kind, said.consent) == ("unsure", "room")


def test_change_another_and_take_back(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, "The fridge")
    press(page, "Send another")
    say(page, ASKED, "The evenings")
    mark(page, "The evenings", "Received")
    card(page, "The fridge").get_by_role("button", name="Change").click()
    expect(box(page, ASKED)).to_have_value("The fridge")
    say(page, ASKED, "The number on the fridge")
    mark(page, "The number on the fridge", "Received")
    promise = page.get_by_text("it is deleted from the record, too")
    expect(promise).to_have_count(1)
    expect(card(page, "The evenings").get_by_text("it is deleted from the record, too")).to_be_visible()
    press_surely(card(page, "The evenings"), "Take back")
    told(page, "Those words are not in the session any more.")
    facilitator.has("The number on the fridge")
    press(page, "Put them back in the box")
    expect(box(page, ASKED)).to_have_value("The evenings")


def test_a_pass_is_fine_and_leaves_the_word_open(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "Pass")
    told(page, "You passed on this one. That is fine, and it counts as taking part.")
    facilitator.sees(lambda board: board.state.open_question is not None and len(board.state.open_question.passed) == 1)
    page.reload()
    press(page, "Say something after all")
    say(page, ASKED, "One thing after all")
    facilitator.contribution("One thing after all")


@pytest.mark.parametrize("blank", ["", " \n\t ", "\u200b\u2800\u3164", "\U000e0067\U000e007f"])
def test_nothing_typed_is_told_at_the_box(phones: Phones, facilitator: Facilitator, blank: str) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, blank)
    told(page, "There is nothing to read in the box yet. Please type something first, or pass.")
    expect(box(page, ASKED)).to_be_focused()
    say(page, ASKED, "Something")
    facilitator.contribution("Something")
    assert facilitator.texts() == ["Something"]


@pytest.mark.parametrize(
    ("typed", "near", "over"),
    [
        ("x" * 4000, "Still fits: 0 characters, 59 lines", "Characters to take out: 1."),
        ("🌻" * 4000, "Still fits: 0 characters, 59 lines", "Characters to take out: 1."),
        (
            "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f" * 571 + "xyz",
            "Still fits: 0 characters, 59 lines",
            "Characters to take out: 1.",
        ),
        ("x\n" * 59 + "x", "Still fits: 3881 characters, 0 lines", "Lines to take out: 1."),
    ],
)
def test_the_limits_are_told_while_typing(
    phones: Phones, facilitator: Facilitator, typed: str, near: str, over: str
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).fill(typed)
    told(page, near)
    longer = typed + ("\nx" if "\n" in typed else "x")
    box(page, ASKED).fill(longer)
    expect(page.get_by_text(over)).to_be_visible()
    press(page, "Send")
    expect(box(page, ASKED)).to_have_value(longer)
    say(page, ASKED, typed)
    facilitator.contribution(typed)
    assert facilitator.texts() == [typed]


@pytest.mark.parametrize("typed", ["e" + "\u0301\u0316" * 4, "yes \u202e on"])
def test_what_cannot_be_kept_is_told_before_it_is_sent(phones: Phones, facilitator: Facilitator, typed: str) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).fill(typed)
    told(page, "Some of these signs cannot be kept, so it may look different to others.")
    box(page, ASKED).fill("🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f \ufa19")
    expect(page.get_by_text("cannot be kept")).to_have_count(0)
    press(page, "Send")
    facilitator.contribution("🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f 神\ufe00")


def test_more_than_a_frame_holds_is_told_rather_than_lost(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).fill("🌻" * 3950 + "\u0001" * 3000)
    press(page, "Send")
    told(page, "That is more than can be sent at once. Please send it in two parts; nothing is lost.")
    say(page, ASKED, "Short")
    facilitator.contribution("Short")


def test_after_the_end_ones_words_stay_readable(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, "The same carer")
    facilitator.hears("The same carer")
    facilitator.does(c.EndSession())
    shows(page, "Thank you for being here")
    mark(page, "The same carer", "Heard")
    expect(button(page, "Change")).to_have_count(0)
    press_surely(page, "Take back")
    expect(card(page, "The same carer")).to_have_count(0)
    facilitator.has()


def test_taking_back_asks_first_and_words_come_back_from_my_words(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, "The evenings")
    mark(page, "The evenings", "Received")
    press(page, "My words")
    press(page, "Take back")
    told(page, "Take these words back?")
    press(page, "No")
    press_surely(page, "Take back")
    facilitator.has()
    told(page, "Those words are not in the session any more.")
    press(page, "Put them back in the box")
    expect(box(page, ASKED)).to_have_value("The evenings")
