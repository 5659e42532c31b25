from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, answer, came, card, hold, press, role_row, told
from tests.faults.process import ServerProcess


def holding(page: Page, role: str) -> None:
    press(page, "Roles")
    expect(card(page, role).filter(has=page.get_by_role("button", name="Step back"))).to_be_visible()


def test_an_offer_is_shown_accepted_and_put_down(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    ama = facilitator.person("Ama")
    press(page, "My words")
    facilitator.does(c.OfferRole("weaver", ama))
    came(page, "The facilitator offers you Weaver")
    answer(page, "Show me first")
    expect(page.get_by_text("Says out loud how one contribution connects with another")).to_be_visible()
    press(page, "Yes")
    facilitator.finds("weaver", "Ama")
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
    answer(page, "Not now")
    board = facilitator.sees(lambda board: not list(board.state.offers))
    assert not list(board.state.tenures)
    expect(page.get_by_text("offers you Weaver")).to_have_count(0)


def test_a_role_is_passed_on_once_the_other_says_yes(phones: Phones, facilitator: Facilitator) -> None:
    page, other = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.OfferRole("timekeeper", facilitator.person("Ama")))
    answer(page, "Yes")
    holding(page, "Timekeeper")
    press(page, "Pass on")
    press(page, "Ask them")
    expect(page.get_by_role("status").get_by_text("Choose a person")).to_be_visible()
    page.get_by_label("Who would you like to ask?").select_option("Bo")
    press(page, "Ask them")
    told(page, "Bo is asked to take it over. It stays with you until they say yes.")
    page.reload()
    press(page, "Roles")
    told(page, "Bo is asked to take it over. It stays with you until they say yes.")
    came(other, "Ama offers you Timekeeper")
    facilitator.finds("timekeeper", "Ama")
    answer(other, "Yes")
    facilitator.finds("timekeeper", "Bo")
    holding(other, "Timekeeper")
    told(page, "You hold no role just now.")
    expect(card(page, "Timekeeper").get_by_text("Held by Bo")).to_be_visible()


def test_asking_and_taking_the_asking_back(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    press(page, "Roles")
    role_row(page, "Scribe").get_by_role("button", name="Ask to hold this").click()
    told(page, "You have asked. It is yours once the facilitator says yes.")
    facilitator.sees(lambda board: len(list(board.state.asks)) == 1)
    press(page, "I'm no longer asking")
    facilitator.sees(lambda board: not list(board.state.asks))
    role_row(page, "Scribe").get_by_role("button", name="Ask to hold this").click()
    facilitator.sees(lambda board: len(list(board.state.asks)) == 1)
    facilitator.does(c.OfferRole("scribe", facilitator.person("Ama")))
    holding(page, "Scribe")


def test_the_last_place_taken_by_two_at_once_is_told_kindly(phones: Phones, facilitator: Facilitator) -> None:
    page, other = phones.joined("Ama"), phones.joined("Bo")
    for name in ("Ama", "Bo"):
        facilitator.does(c.OfferRole("timekeeper", facilitator.person(name)))
    came(page, "The facilitator offers you Timekeeper")
    answer(other, "Yes")
    facilitator.finds("timekeeper", "Bo")
    answer(page, "Yes")
    told(page, "Timekeeper has just been filled: Bo.")
    press(page, "Got it")
    facilitator.finds("timekeeper", "Bo")


def test_a_full_role_says_who_holds_it_and_one_of_them_can_be_asked(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, bo, "Bo", "timekeeper", "Timekeeper")
    press(ama, "Roles")
    told(ama, "Held by Bo")
    expect(card(ama, "Timekeeper").get_by_role("button", name="Ask to hold this")).to_have_count(0)
    role_row(ama, "Timekeeper")
    press(ama, "Ask Bo to hand it on")
    told(ama, "You have asked Bo to hand it on.")
    came(bo, "Ama asks you to hand Timekeeper on to them")
    answer(bo, "Not now")
    told(ama, "What you asked about Timekeeper is no longer open. You can ask again whenever you like.")
    expect(bo.get_by_text("asks you to hand")).to_have_count(0)
    press(ama, "Got it")
    press(ama, "Ask Bo to hand it on")
    came(bo, "Ama asks you to hand Timekeeper on to them")
    answer(bo, "Yes")
    facilitator.finds("timekeeper", "Ama")
    holding(ama, "Timekeeper")
    expect(ama.get_by_text("not open any more")).to_have_count(0)


def test_an_offer_that_was_taken_back_disappears_and_a_late_yes_is_told_kindly(
    phones: Phones, room: ServerProcess, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, ama, "Ama", "scribe", "Scribe")
    for _ in range(2):
        press(ama, "Roles")
        press(ama, "Pass on")
        ama.get_by_label("Who would you like to ask?").select_option("Bo")
        press(ama, "Ask them")
        came(bo, "Ama offers you Scribe")
        press(ama, "Take back the offer")
        expect(bo.get_by_text("Ama offers you Scribe")).to_have_count(0)
    facilitator.does(c.OfferRole("scribe", facilitator.person("Bo")))
    came(bo, "The facilitator offers you Scribe")
    room.kill()
    expect(bo.get_by_text("Reconnecting…")).to_be_visible()
    answer(bo, "Yes")
    told(bo, "On its way…")
    bo.goto("about:blank")
    room.start()
    with facilitating(room) as client:
        client.does(c.WithdrawOffer("scribe", client.person("Bo")))
        bo.goto(room.join_url)
        told(bo, "Scribe is no longer on offer to you. You can ask to hold it.")
        client.finds("scribe", "Ama")


def test_open_to_this_is_said_and_taken_back(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    ama = facilitator.person("Ama")
    press(page, "Roles")
    role_row(page, "Scribe").get_by_role("button", name="I'm open to this").click()
    expect(card(page, "Scribe").get_by_role("button", name="I'm no longer open to this")).to_be_visible()
    facilitator.sees(lambda board: ama in board.state.open_to.get("scribe", ()))
    page.reload()
    press(page, "Roles")
    role_row(page, "Scribe")
    press(page, "I'm no longer open to this")
    expect(card(page, "Scribe").get_by_role("button", name="I'm open to this")).to_be_visible()
    facilitator.sees(lambda board: ama not in board.state.open_to.get("scribe", ()))


def test_a_role_renamed_and_hidden_is_so_on_every_phone_at_once(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    hold(facilitator, page, "Ama", "scribe", "Scribe")
    facilitator.does(c.OfferRole("weaver", facilitator.person("Ama")))
    press(page, "Roles")
    facilitator.does(c.ChangeRole("scribe", "Note-taker", "Writes down what is said.", "Write it down.", 2))
    expect(card(page, "Note-taker").get_by_text("Write it down.")).to_be_visible()
    expect(page.get_by_role("heading", name="Scribe", exact=True)).to_have_count(0)
    facilitator.does(c.HideRole("weaver"))
    expect(page.get_by_role("listitem").filter(has_text="Weaver")).to_have_count(0)
    came(page, "The facilitator offers you Weaver")


def test_what_cannot_be_offered_cannot_be_passed_on(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    press(page, "Roles")
    role_row(page, "Challenger").get_by_role("button", name="Ask to hold this").click()
    holding(page, "Challenger")
    expect(page.get_by_role("button", name="Pass on")).to_have_count(0)


def test_stepping_back_without_a_line_is_on_its_way(
    phones: Phones, room: ServerProcess, facilitator: Facilitator
) -> None:
    page = phones.joined("Ama")
    hold(facilitator, page, "Ama", "scribe", "Scribe")
    press(page, "Roles")
    room.kill()
    expect(page.get_by_text("Reconnecting…")).to_be_visible()
    press(page, "Step back")
    told(page, "On its way…")
    room.start()
    told(page, "You hold no role just now.")


def test_what_a_role_may_do_is_told_to_everybody(phones: Phones) -> None:
    page = phones.joined("Ama")
    press(page, "Roles")
    expect(
        role_row(page, "Host").get_by_text(
            "May ask, close, reveal and put right questions, answer calls, "
            "hold up words, mark them as heard or hold them back, close open water, gather themes and say them back"
        )
    ).to_be_visible()


def test_what_comes_while_others_are_read_stands_below_them(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.does(c.OfferRole("weaver", facilitator.person("Ama")))
    press(page, "Show")
    facilitator.does(c.OfferRole("host", facilitator.person("Ama")))
    leads = page.locator(".arrival .lead")
    expect(leads).to_have_text(["The facilitator offers you Weaver", "The facilitator offers you Host"])
    facilitator.does(c.OfferRole("scribe", facilitator.person("Ama")))
    expect(leads).to_have_text([f"The facilitator offers you {role}" for role in ("Weaver", "Host", "Scribe")])
