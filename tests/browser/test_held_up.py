"""Words that are held up: one at a time, on every phone, and gone once they are put down or taken back."""

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, press_surely, say

ASKED = "What is already working?"


def test_held_up_words_are_on_every_phone_until_they_are_put_down(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, "The same carer every morning. Mum knows her name, and she knows where the cups are.")
    words = facilitator.contribution(
        "The same carer every morning. Mum knows her name, and she knows where the cups are."
    )
    box(bo, ASKED).fill("half a thought")
    facilitator.does(c.HoldUp(words.id))
    strip = bo.locator("#strips").get_by_text("Held up: The same carer")
    expect(strip).to_be_visible()
    expect(box(bo, ASKED)).to_have_value("half a thought")
    strip.click()
    held = bo.locator("#heldup")
    expect(held).to_contain_text("Ama")
    expect(held).to_contain_text("where the cups are.")
    facilitator.does(c.PutDown())
    expect(held).to_have_count(0)
    facilitator.does(c.Undo())
    expect(held).to_be_visible()
    press_surely(ama, "Take back")
    expect(held).to_have_count(0)


def test_nothing_is_held_up_once_the_session_has_ended(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(page, ASKED, "Mornings")
    facilitator.does(c.HoldUp(facilitator.contribution("Mornings").id))
    strip = page.get_by_text("Held up: Mornings")
    expect(strip).to_be_visible()
    facilitator.does(c.EndSession())
    expect(strip).to_have_count(0)
    facilitator.does(c.Undo())
    expect(strip).to_be_visible()
