"""What came by itself, several at once: two are seen, and the rest is one line that opens."""

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, button, press, say, told

ASKED = "What is already working?"
NOTICE = "The facilitator: Lunch is in the hall."


def test_more_than_two_are_one_line_that_opens_and_is_told_to_screen_readers(
    phones: Phones, facilitator: Facilitator
) -> None:
    page, bo = phones.joined("Ama"), phones.joined("Bo")
    press(page, "Got it")  # the come-back words
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(bo, ASKED, "The same carer")
    box(page, ASKED).fill("Half a thou")
    facilitator.does(c.HoldUp(facilitator.contribution("The same carer").id))
    facilitator.does(c.OfferRole("weaver", facilitator.person("Ama")))
    strips = page.locator("#strips > *")
    expect(strips).to_have_count(2)
    facilitator.does(c.SendNotice("Lunch is in the hall."))
    expect(page.locator("#live")).to_contain_text(NOTICE)
    expect(page.get_by_text("1 more")).to_be_visible()
    expect(page.locator("#strips").get_by_text(NOTICE)).to_have_count(0)
    facilitator.asks("And what else?")
    told(page, "A new question is open")
    expect(strips).to_have_count(3)
    expect(box(page, ASKED)).to_be_focused()
    more = page.locator("#strips .more")
    expect(more).to_have_accessible_name("Show all: 2 more")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.focus()
    page.keyboard.press("Enter")
    expect(strips).to_have_count(5)
    expect(more).to_be_focused()
    expect(more).to_have_accessible_name("Hide: 2 more")
    expect(more).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(button(page, "Got it")).to_be_focused()
    told(page, "Held up: The same carer")
    press(page, "Got it")
    expect(page.get_by_text("1 more")).to_be_visible()
    press(page, "Hide")
    expect(page.locator("#strips").get_by_text("Held up: The same carer")).to_have_count(0)
    page.locator("#strips").get_by_role("button", name="Go: A new question is open").click()
    expect(page.locator("#strips .more")).to_have_count(0)
