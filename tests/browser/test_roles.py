from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, card, press, told


def holding(page: Page, role: str) -> None:
    press(page, "Roles")
    expect(card(page, role).filter(has=page.get_by_role("button", name="Step back"))).to_be_visible()


def holders(facilitator: Facilitator, role: str, *people: str) -> None:
    facilitator.sees(lambda board: [held.person for held in board.state.holders(role)] == list(people))


def test_an_offer_is_shown_accepted_and_put_down(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    ama = facilitator.person("Ama")
    press(page, "My words")
    facilitator.does(c.OfferRole("weaver", ama))
    told(page, "The facilitator offers you Weaver")
    press(page, "Show me first")
    expect(page.get_by_text("Says out loud how one contribution connects with another")).to_be_visible()
    press(page, "Yes")
    holders(facilitator, "weaver", ama)
    holding(page, "Weaver")
    expect(page.get_by_text("since ")).to_be_visible()
    press(page, "Step back")
    told(page, "You hold no role just now.")
    tenure = next(iter(facilitator.sees(lambda board: not board.state.holders("weaver")).state.tenures.values()))
    assert (tenure.how_began, tenure.how_ended) == ("offered", "stepped_back")
    assert tenure.until is not None


def test_not_now_moves_nothing(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.does(c.OfferRole("weaver", facilitator.person("Ama")))
    press(page, "Not now")
    board = facilitator.sees(lambda board: not list(board.state.offers))
    assert not list(board.state.tenures)
    expect(page.get_by_text("offers you Weaver")).to_have_count(0)


def test_a_role_is_passed_on_once_the_other_says_yes(phones: Phones, facilitator: Facilitator) -> None:
    page, other = phones.joined("Ama"), phones.joined("Bo")
    ama, bo = facilitator.person("Ama"), facilitator.person("Bo")
    facilitator.does(c.OfferRole("timekeeper", ama))
    press(page, "Yes")
    holding(page, "Timekeeper")
    press(page, "Pass on")
    press(page, "Ask them")
    expect(page.get_by_role("status").get_by_text("Choose a person")).to_be_visible()
    page.get_by_label("Who would you like to ask?").select_option("Bo")
    press(page, "Ask them")
    told(page, "They are asked. The role moves when they say yes, and stays with you until then.")
    told(other, "Ama offers you Timekeeper")
    holders(facilitator, "timekeeper", ama)
    press(other, "Yes")
    holders(facilitator, "timekeeper", bo)
    holding(other, "Timekeeper")
    told(page, "You hold no role just now.")
    expect(card(page, "Timekeeper").get_by_text("Held by Bo")).to_be_visible()


def test_asking_and_taking_the_asking_back(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    press(page, "Roles")
    card(page, "Scribe").get_by_role("button", name="Ask to hold this").click()
    told(page, "You have asked. It is yours once the facilitator says yes.")
    facilitator.sees(lambda board: len(list(board.state.asks)) == 1)
    press(page, "Take back the asking")
    facilitator.sees(lambda board: not list(board.state.asks))
    card(page, "Scribe").get_by_role("button", name="Ask to hold this").click()
    facilitator.sees(lambda board: len(list(board.state.asks)) == 1)
    facilitator.does(c.OfferRole("scribe", facilitator.person("Ama")))
    holding(page, "Scribe")


def test_a_role_that_was_just_filled_is_told_kindly(phones: Phones, facilitator: Facilitator) -> None:
    page, other = phones.joined("Ama"), phones.joined("Bo")
    for name in ("Ama", "Bo"):
        facilitator.does(c.OfferRole("timekeeper", facilitator.person(name)))
    told(page, "The facilitator offers you Timekeeper")
    press(other, "Yes")
    holders(facilitator, "timekeeper", facilitator.person("Bo"))
    press(page, "Yes")
    told(page, "Timekeeper has just been filled: Bo.")
    press(page, "All right")
    press(page, "Roles")
    expect(card(page, "Timekeeper").get_by_text("Every place is taken just now.")).to_be_visible()
