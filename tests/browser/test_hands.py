"""Hands: raised and taken down on the phone, told when it is one's turn, and gone with whoever leaves."""

from playwright.sync_api import Page, expect

from server.port import GiveWord
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, button, hold, press, told

UP = "I'd like to speak"


def hands(facilitator: Facilitator, count: int) -> list[int]:
    """Takes frames in until so many hands wait; their numbers in the order of the queue."""
    facilitator.sees(lambda board: len(board.presence.hands.waiting) == count)
    return [hand.number for hand in facilitator.board.presence.hands.waiting]


def test_a_hand_is_up_is_next_and_has_the_word(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    press(ama, UP)
    told(ama, "You're next. It is your turn once somebody gives you the word.")
    press(bo, UP)
    told(bo, "Your hand is up. Who has not spoken yet comes first.")
    press(bo, "Show my name")
    facilitator.sees(lambda board: [hand.person for hand in board.presence.hands.waiting][1:] != [None])
    first, second = hands(facilitator, 2)
    facilitator.requests(GiveWord(first))
    told(bo, "You're next. It is your turn once somebody gives you the word.")
    expect(ama.locator("#strips").get_by_text("It's you. It is your turn to speak.")).to_be_visible()
    press(ama, "Roles")
    ama.locator("#strips").get_by_role("button", name="I have said it").click()
    expect(button(ama, UP)).to_be_visible()
    facilitator.requests(GiveWord(second))
    press(bo.locator("#page"), "Not any more")
    expect(button(bo, UP)).to_be_visible()
    assert hands(facilitator, 0) == []


def test_whoever_holds_host_gives_the_word(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.person("Ama")
    hold(facilitator, ama, "Ama", "host", "Host")
    press(bo, UP)
    told(ama, "Hands up: 1")
    press(bo, "Show my name")
    told(ama, "Hands up: 1. Next: Bo")
    press(ama, "Give the word")
    expect(bo.locator("#strips").get_by_text("It's you. It is your turn to speak.")).to_be_visible()
    expect(button(ama, "Give the word")).to_have_count(0)


def test_a_hand_survives_a_reload_and_says_when_it_reached_nobody(phones: Phones, facilitator: Facilitator) -> None:
    page: Page = phones.joined("Ama")
    press(page, UP)
    told(page, "You're next. It is your turn once somebody gives you the word.")
    page.reload()
    told(page, "You're next. It is your turn once somebody gives you the word.")
    hands(facilitator, 1)
