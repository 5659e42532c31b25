"""Words that are held back: their author is told why and says it otherwise, and nobody else reads them."""

from playwright.sync_api import expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, button, came, card, hold, mark, press, say, shows, told

ASKED = "What is already working?"
WHY = (
    "Held back, because: It may hurt somebody. "
    "Nobody reads it now but you, the facilitator and whoever may hold words back."
)
OTHERWISE = "With “Change” you can say it otherwise. The facilitator sees that, and decides if it is shown again."
NEWS = "Words of yours are held back"


def held_back(facilitator: Facilitator, text: str) -> None:
    facilitator.does(c.HoldBack((facilitator.contribution(text).id,), "reasons.hurts"))


def test_an_author_is_told_why_and_says_it_otherwise(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, "They are useless")
    press(bo, "Room")
    told(bo, "They are useless")
    held_back(facilitator, "They are useless")
    expect(bo.get_by_text("They are useless")).to_be_hidden()
    press(ama, "My words")
    expect(card(ama, "They are useless").get_by_text(WHY)).to_be_visible()
    press(ama, "Change")
    ama.get_by_role("textbox").first.fill("They need help")
    press(ama, "Send")
    expect(card(ama, "They need help").get_by_text(WHY)).to_be_visible()
    facilitator.does(c.Restore((facilitator.contribution("They need help").id,)))
    expect(ama.get_by_text(WHY)).to_be_hidden()
    told(bo, "They need help")


def test_the_phone_that_keeps_nameless_words_is_told_too(phones: Phones, facilitator: Facilitator) -> None:
    page, other = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    press(page, "Change who sees this")
    page.get_by_label("Without my name").check()
    say(page, ASKED, "Nobody's words")
    mark(page, "Nobody's words", "Received")
    held_back(facilitator, "Nobody's words")
    expect(card(page, "Nobody's words").get_by_text(WHY)).to_be_visible()
    page.reload()
    shows(page, ASKED)
    expect(card(page, "Nobody's words").get_by_text(WHY)).to_be_visible()
    expect(other.get_by_text(WHY)).to_be_hidden()


def test_a_host_holds_words_back_in_the_room(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo, cleo = phones.joined("Ama"), phones.joined("Bo"), phones.joined("Cleo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, "They are useless")
    mark(ama, "They are useless", "Received")
    press(cleo, "Room")
    told(cleo, "They are useless")
    press(bo, "Room")
    told(bo, "They are useless")
    expect(bo.get_by_text("Hold back")).to_be_hidden()
    hold(facilitator, bo, "Bo", "host", "Host")
    press(bo, "Room")
    bo.locator("summary", has_text="Hold back").click()
    press(bo, "It may hurt somebody.")
    told(bo, "Hold it back, for this reason? It may hurt somebody.")
    expect(card(ama, "They are useless").get_by_text(WHY)).to_be_hidden()
    press(bo, "No")
    expect(bo.get_by_text("They are useless")).to_be_visible()
    press(bo, "It may hurt somebody.")
    press(bo, "Yes")
    expect(card(ama, "They are useless").get_by_text(WHY)).to_be_visible()
    expect(cleo.get_by_text("They are useless")).to_be_hidden()
    told(bo, "Held back, because: It may hurt somebody.")
    expect(button(bo, "Show it again")).to_be_visible()
    board = facilitator.sees(lambda board: any(known.held for known in board.state.contributions.values()))
    (held,) = [known.held for known in board.state.contributions.values()]
    assert held is not None
    assert (held.by, held.role) == (facilitator.person("Bo"), board.state.role_name("host"))


def test_how_we_are_together_can_be_read_before_anybody_writes(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.does(c.AddAgreement("One speaks, the others listen."))
    facilitator.does(c.AddRole("Keeper", "Keeps it kind.", hold_back=True))
    told(page, "How we are together")
    told(page, "One speaks, the others listen.")
    told(page, "It may hurt somebody.")
    told(
        page,
        "The facilitator can hold words back, and whoever holds Host or Keeper. The record says who did, and as what.",
    )
    facilitator.asks(ASKED)
    shows(page, ASKED)
    page.locator("summary", has_text="How we are together").click()
    told(page, "One speaks, the others listen.")


def test_an_author_hears_of_it_on_every_page_and_is_told_what_can_still_be_done(
    phones: Phones, facilitator: Facilitator
) -> None:
    page = phones.joined("Ama")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(page, ASKED, "They are useless")
    mark(page, "They are useless", "Received")
    facilitator.asks("What else?")
    shows(page, "What else?")
    held_back(facilitator, "They are useless")
    came(page, NEWS)
    expect(page.locator("#live")).to_contain_text(NEWS)
    press(page, "Show")
    told(page, f"{WHY} {OTHERWISE}")
    press(page, "Question")
    expect(page.get_by_text(NEWS)).to_have_count(0)
    facilitator.does(c.EndSession())
    press(page, "My words")
    told(page, WHY)
    expect(page.get_by_text(OTHERWISE)).to_have_count(0)
