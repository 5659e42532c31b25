"""A break and a notice on the phone: drafts stay, words go on, and welcome back."""

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, hold, press, press_surely, say, told

ASKED = "What is already working?"


def test_a_break_is_shown_with_its_time_and_ends_with_welcome_back(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).fill("half a thought")
    facilitator.does(c.StartBreak(10))
    expect(page.locator("#strips").get_by_text("Break until")).to_be_visible()
    told_left = page.get_by_text("10 min left")
    expect(told_left).to_be_visible()
    expect(box(page, ASKED)).to_have_value("half a thought")
    say(page, ASKED, "sent in the break")
    told(page, "Received")
    facilitator.does(c.EndBreak())
    told(page, "Welcome back")
    page.reload()
    told(page, "Welcome back")
    press(page, "Got it")
    expect(page.get_by_text("Welcome back")).to_have_count(0)


def test_a_host_begins_and_ends_a_break_and_one_tap_alone_does_nothing(
    phones: Phones, facilitator: Facilitator
) -> None:
    page, other = phones.joined("Ama"), phones.joined("Bo")
    facilitator.asks(ASKED)
    hold(facilitator, page, "Ama", "host", "Host")
    press(page, "A break for everybody")
    told(page, "A break on 2 phones. How long?")
    press(page, "5 minutes")
    expect(other.locator("#strips").get_by_text("Break until")).to_be_visible()
    press_surely(page, "End the break")
    told(other, "Welcome back")


def test_a_notice_is_read_by_all_until_it_is_put_away(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).fill("half a thought")
    facilitator.does(c.SendNotice("Lunch is here."))
    told(page, "The facilitator: Lunch is here.")
    expect(box(page, ASKED)).to_have_value("half a thought")
    press(page, "Got it: The facilitator: Lunch is here.")
    expect(page.get_by_text("Lunch is here.")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name=ASKED)).to_be_visible()
    expect(page.get_by_text("Lunch is here.")).to_have_count(0)
    facilitator.does(c.SendNotice("Lunch is over."))
    told(page, "The facilitator: Lunch is over.")
