"""The same person again: by their own words, or by the facilitator's question and their yes."""

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, answer, came, come_back_words, press, say, shows, told

ASKED = "What helps?"


def test_three_words_lead_back_from_another_phone(phones: Phones, facilitator: Facilitator) -> None:
    facilitator.does(c.AskQuestion(ASKED))
    ama = phones.joined("Ama")
    say(ama, ASKED, "The same carer")
    words = come_back_words(ama)
    press(ama, "Got it")
    expect(ama.locator("p:not(#live)").filter(has_text="Your come-back words:")).to_have_count(0)
    press(ama, "My words")
    assert come_back_words(ama) == words

    again = phones.visitor()
    press(again, "I was here before")
    box = again.get_by_label("Your three come-back words")
    expect(box).to_be_focused()
    box.fill("one two three")
    press(again, "Go on")
    told(again, "Nobody here has these words. Please look at them again, or join anew.")
    box.fill(words.upper().replace(" ", "-"))
    press(again, "Go on")
    expect(again.get_by_role("navigation")).to_be_visible()
    press(again, "My words")
    told(again, "The same carer")
    assert come_back_words(again) == words
    press(again, "Question")
    press(again, "Send another")
    told(again, "Without a name · in this room only")
    told(again, "This phone does not know what you chose before, so it begins with the most private.")
    expect(again.get_by_label("Without my name")).to_be_checked()
    again.get_by_label("Without my name").uncheck()
    again.get_by_label("In our notes").check()
    expect(again.locator(".who").get_by_text("As Ama · in our notes")).to_be_visible()
    again.reload()
    press(again, "Send another")
    expect(again.locator(".who").get_by_text("As Ama · in our notes")).to_be_visible()
    expect(again.get_by_label("Without my name")).to_have_count(0)
    board = facilitator.sees(lambda board: len(board.presence.connected) == 1)
    assert len(board.state.people) == 1
    press(ama, "Question")
    shows(ama, ASKED)


def test_words_of_nobody_are_told_and_what_was_typed_stays(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.visitor()
    press(page, "I was here before")
    box = page.get_by_label("Your three come-back words")
    box.fill("abacus abdomen abiding")
    press(page, "Go on")
    told(page, "Nobody here has these words. Please look at them again, or join anew.")
    expect(box).to_have_value("abacus abdomen abiding")
    assert not facilitator.sees(lambda _: True).state.people


def test_two_in_the_list_are_one_by_the_newer_phones_yes(phones: Phones, facilitator: Facilitator) -> None:
    facilitator.does(c.AskQuestion(ASKED))
    ama = phones.joined("Ama")
    say(ama, ASKED, "The same carer")
    first = facilitator.person("Ama")
    again = phones.joined("Ama")
    board = facilitator.sees(lambda board: len(board.state.people) == 2)
    later = next(person for person in board.state.people if person != first)
    facilitator.does(c.AskIfSame(later, first))
    came(again, "Are you Ama (1), who came earlier? If you say yes, your words and roles come together.")
    answer(again, "Yes")
    board = facilitator.sees(lambda board: len(board.state.people) == 1)
    assert board.state.label(later) == "Ama"
    press(again, "My words")
    told(again, "The same carer")
    facilitator.does(c.Undo())
    expect(again.get_by_text("The same carer")).to_have_count(0)
    told(again, "You are here as Ama (2)")
    press(ama, "My words")
    told(ama, "The same carer")
    told(ama, "You are here as Ama (1)")
    expect(ama.get_by_text("A newer phone")).to_have_count(0)


def test_the_earlier_phone_is_told_of_a_newer_one_and_can_say_that_it_is_somebody_else(
    phones: Phones, facilitator: Facilitator
) -> None:
    facilitator.does(c.AskQuestion(ASKED))
    ama = phones.joined("Ama")
    press(ama, "Got it")  # the come-back words
    say(ama, ASKED, "The same carer")
    first = facilitator.person("Ama")
    eve = phones.joined("Eve")
    press(eve, "Got it")
    later = facilitator.person("Eve")
    facilitator.does(c.AskIfSame(later, first))
    answer(eve, "Yes")
    came(ama, "A newer phone, Eve, said yes to being you. It shows your words and roles too.")
    expect(eve.get_by_text("said yes to being you")).to_have_count(0)
    press(eve, "My words")
    told(eve, "The same carer")
    answer(ama, "That is not me")
    board = facilitator.sees(lambda board: len(board.state.people) == 2)
    assert [board.state.label(person) for person in (first, later)] == ["Ama", "Eve"]
    expect(eve.get_by_text("The same carer")).to_have_count(0)
    expect(ama.get_by_text("A newer phone")).to_have_count(0)

    facilitator.does(c.AskIfSame(later, first))
    answer(eve, "Yes")
    answer(ama, "That is me")
    expect(ama.get_by_text("A newer phone")).to_have_count(0)
    ama.reload()
    told(ama, "Connected")
    expect(ama.get_by_text("A newer phone")).to_have_count(0)
