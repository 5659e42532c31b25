"""What a Scribe's and a Host's phone can do about words that were said: hear them, hold them up, close open water."""

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, button, card, hold, mark, press, press_surely, say, told

ASKED = "What is already working?"


def test_a_scribe_hears_until_nothing_is_left(phones: Phones, facilitator: Facilitator) -> None:
    ama, dee = phones.joined("Ama"), phones.joined("Dee")
    hold(facilitator, dee, "Dee", "scribe", "Scribe")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    for text in ("The same carer", "The evenings"):
        say(ama, ASKED, text)
        mark(ama, text, "Received")
        press(ama, "Send another")
    told(dee, "Not heard yet: 2")
    press(dee, "Show them")
    words = dee.locator("#hearing li")
    expect(words).to_have_count(2)
    expect(words.first.get_by_text(ASKED)).to_be_visible()
    press(words.filter(has_text="The evenings"), "Heard")
    told(dee, "Not heard yet: 1")
    expect(words).to_have_count(1)
    mark(ama, "The evenings", "Heard")
    say(ama, ASKED, "And nights")
    told(dee, "Not heard yet: 2")
    expect(words).to_have_count(2)
    facilitator.hears("And nights")
    press(words.filter(has_text="The same carer"), "Heard")
    told(dee, "Nothing waits to be heard")
    expect(ama.get_by_text("What nobody has acknowledged")).to_have_count(0)


def test_whoever_hears_is_not_asked_to_hear_their_own_words(phones: Phones, facilitator: Facilitator) -> None:
    ama, dee = phones.joined("Ama"), phones.joined("Dee")
    hold(facilitator, dee, "Dee", "scribe", "Scribe")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    press(dee, "Question")
    say(dee, ASKED, "My evenings")
    press(dee, "Send another")
    press(dee, "Change who sees this")
    dee.get_by_label("Without my name").check()
    say(dee, ASKED, "My nights")
    say(ama, ASKED, "The mornings")
    press(dee, "Roles")
    told(dee, "Not heard yet: 1")
    press(dee, "Show them")
    listed = dee.locator("#hearing li")
    expect(listed.get_by_text("The mornings")).to_be_visible()
    expect(listed).to_have_count(1)
    press(dee, "Hide them")
    expect(listed).to_have_count(0)
    press(dee, "Show them")
    press(listed, "Heard")
    told(dee, "Nothing waits to be heard")


def test_words_of_this_room_only_are_held_up_after_another_question(phones: Phones, facilitator: Facilitator) -> None:
    ama, jo = phones.joined("Ama"), phones.joined("Jo")
    hold(facilitator, jo, "Jo", "host", "Host")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    press(ama, "Change who sees this")
    ama.get_by_label("In this room only").check()
    expect(ama.get_by_text("the facilitator and people here can read it, no record has it")).to_be_visible()
    say(ama, ASKED, "The same carer")
    press(jo, "Room")
    press(jo, "Hold up")
    told(jo, "Its author wants it in this room only. Hold it up on 2 phones?")


def test_a_host_holds_words_up_and_puts_them_down(phones: Phones, facilitator: Facilitator) -> None:
    ama, jo = phones.joined("Ama"), phones.joined("Jo")
    hold(facilitator, jo, "Jo", "host", "Host")
    facilitator.does(c.AskQuestion(ASKED, "after_answer"))
    say(ama, ASKED, "The same carer")
    press(jo, "I'm done for now")
    press(jo, "Room")
    expect(card(jo, "The same carer")).to_be_visible()
    expect(button(jo, "Hold up")).to_have_count(0)  # not everybody may read it yet
    press(jo, "Question")
    press_surely(jo, "Reveal what was said")
    press(jo, "Room")
    press(jo, "Hold up")
    told(jo, "Hold this up on 2 phones?")
    press(jo, "Yes")
    expect(ama.locator("#strips").get_by_text("Held up: The same carer")).to_be_visible()
    expect(button(jo, "Hold up")).to_have_count(0)
    press_surely(jo, "Put down")
    expect(ama.locator("#strips").get_by_text("Held up: The same carer")).to_have_count(0)
    expect(button(jo, "Hold up")).to_be_visible()


def test_a_host_closes_open_water_with_a_reason_that_everybody_reads(phones: Phones, facilitator: Facilitator) -> None:
    ama, jo = phones.joined("Ama"), phones.joined("Jo")
    hold(facilitator, jo, "Jo", "host", "Host")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    press(ama, "Change who sees this")
    ama.get_by_label("I'm not sure, but…").check()
    say(ama, ASKED, "Who pays for it?")
    press(jo, "Room")
    press(ama, "Room")
    jo.locator("summary", has_text="This is not open any more").click()
    press_surely(jo, "This is not open any more")
    told(jo, "There is nothing to read in the box yet. Please type something first.")
    jo.get_by_label("Why it is not open any more").fill("The council said yes")
    press(jo, "This is not open any more")
    told(jo, "Show that it is closed, and why, on 2 phones?")
    press(jo, "Yes")
    told(ama, "Not open any more: The council said yes")
    expect(jo.locator("summary", has_text="This is not open any more")).to_have_count(0)
