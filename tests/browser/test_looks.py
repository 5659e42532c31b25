"""Somebody looks at what is said before others read it, on a phone, and lets them read it there."""

from playwright.sync_api import Locator, Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, button, card, hold, mark, press, say, told

ASKED = "What is already working?"
LOOKS = "The facilitator, or whoever may hold words back, reads what is said here before others do."
CLOSED = "What is said here is read by the facilitator and by whoever said it, and by nobody else."
WAITS = "Waits for a look. Nobody but the facilitator and whoever may let it be read reads it yet."
WHY = "Held back, because: It may hurt somebody."


def moderate(facilitator: Facilitator, moderation: c.Moderation) -> None:
    facilitator.does(c.SetModeration(facilitator.board.state.asked[-1], moderation))


def to_look_at(page: Page, text: str) -> Locator:
    return page.locator("li.said").filter(has_text=text)


def keeper(phones: Phones, facilitator: Facilitator) -> Page:
    """The page of Dee, who holds a role with the tool."""
    page = phones.joined("Dee")
    facilitator.does(c.AddRole("Keeper", "Keeps it kind.", hold_back=True))
    board = facilitator.sees(lambda board: board.state.roles[-1].name == "Keeper")
    hold(facilitator, page, "Dee", board.state.roles[-1].id, "Keeper")
    return page


def test_what_waits_for_a_look_is_let_through_on_a_phone(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo, dee = phones.joined("Ama"), phones.joined("Bo"), keeper(phones, facilitator)
    facilitator.does(c.AskQuestion(ASKED, "at_once", moderation="look"))
    told(ama, LOOKS)
    say(ama, ASKED, "Mornings")
    expect(card(ama, "Mornings").get_by_text(WAITS)).to_be_visible()
    press(bo, "Room")
    expect(bo.get_by_text("Mornings")).to_be_hidden()
    press(dee, "Question")
    press(dee, "1 waits for a look")
    told(dee, "Ama · Question 1")
    expect(to_look_at(dee, "Mornings").get_by_text(ASKED)).to_be_visible()
    press(ama, "My words")
    press(ama, "In our notes · change")
    press(ama, "In this room only")
    told(dee, "Ama · in this room only · Question 1")
    press(dee, "Let it be read")
    expect(dee.get_by_role("heading", name="To look at")).to_be_hidden()
    told(bo, "Mornings")
    expect(ama.get_by_text(WAITS)).to_be_hidden()


def test_words_without_a_name_wait_too_where_others_read_none_yet(phones: Phones, facilitator: Facilitator) -> None:
    ama = phones.joined("Ama")
    facilitator.does(c.AskQuestion(ASKED, "at_once", moderation="closed"))
    told(ama, CLOSED)
    press(ama, "Change who sees this")
    ama.get_by_label("Without my name").check()
    say(ama, ASKED, "They are useless")
    expect(card(ama, "They are useless").get_by_text(WAITS)).to_be_visible()
    ama.reload()
    expect(card(ama, "They are useless").get_by_text(WAITS)).to_be_visible()
    moderate(facilitator, "open")
    told(ama, "Read what was said in the room: 0")
    expect(card(ama, "They are useless").get_by_text(WAITS)).to_be_visible()
    facilitator.does(c.Restore((facilitator.contribution("They are useless").id,)))
    expect(card(ama, "They are useless").get_by_text(WAITS)).to_be_hidden()


def test_what_is_held_back_is_shown_again_on_a_phone(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo, dee = phones.joined("Ama"), phones.joined("Bo"), keeper(phones, facilitator)
    facilitator.does(c.AskQuestion(ASKED, "at_once", moderation="look"))
    press(ama, "Change who sees this")
    ama.get_by_label("Without my name").check()
    say(ama, ASKED, "They are useless")
    expect(card(ama, "They are useless").get_by_text(WAITS)).to_be_visible()
    press(dee, "Room")
    told(dee, "Without a name · Question 1")
    dee.locator("summary", has_text="Hold back").click()
    press(dee, "It may hurt somebody.")
    press(dee, "Yes")
    told(dee, WHY)
    expect(card(ama, "They are useless").get_by_text(WHY)).to_be_visible()
    press(ama, "Change")
    told(ama, "It is looked at again before others read it.")
    ama.get_by_role("textbox").first.fill("They need help")
    press(ama, "Send")
    told(dee, f"{WHY} Said otherwise since.")
    press(bo, "Room")
    expect(bo.get_by_text("They need help")).to_be_hidden()
    press(dee, "Show it again")
    told(bo, "They need help")
    expect(dee.get_by_text(WHY)).to_be_hidden()
    facilitator.does(c.HoldBack((facilitator.contribution("They need help").id,), "reasons.hurts"))
    told(dee, WHY)
    press(dee, "Roles")
    press(dee, "Step back")
    press(dee, "Room")
    expect(dee.get_by_text(WHY)).to_be_hidden()


def test_a_host_says_who_reads_what_is_said(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    hold(facilitator, bo, "Bo", "host", "Host")
    press(bo, "Question")
    bo.locator("summary", has_text="Who reads what is said").click()
    press(bo, "Only the facilitator")
    told(bo, "“Only the facilitator”: say so on 2 phones?")
    press(bo, "Yes")
    told(ama, CLOSED)
    expect(ama.get_by_text(LOOKS)).to_be_hidden()
    say(ama, ASKED, "Mornings")
    expect(card(ama, "Mornings").get_by_text(WAITS)).to_be_visible()
    press(bo, "Room")
    told(bo, CLOSED)
    expect(bo.get_by_text("Mornings")).to_be_hidden()
    moderate(facilitator, "open")
    expect(bo.get_by_text(CLOSED)).to_be_hidden()
    expect(bo.get_by_text("Mornings")).to_be_hidden()
    expect(card(ama, "Mornings").get_by_text(WAITS)).to_be_visible()
    facilitator.does(c.Restore((facilitator.contribution("Mornings").id,)))
    told(bo, "Mornings")
    expect(ama.get_by_text(WAITS)).to_be_hidden()


def test_whoever_answered_without_a_name_and_is_done_answers_others(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "after_answer"))
    say(ama, ASKED, "Mornings")
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    say(bo, ASKED, "Evenings")
    mark(bo, "Evenings", "Received")
    press(bo, "I'm done for now")
    press(bo, "Room")
    press(card(bo, "Mornings"), "Me too")
    press(card(bo, "Mornings"), "Build on this")
    box(bo, "Build on this").fill("At weekends too")
    press(bo, "Send")
    facilitator.has("Mornings", "Evenings", "At weekends too")
    assert len(facilitator.contribution("Mornings").me_too) == 1


def test_a_challenge_without_a_name_says_that_its_words_cannot_be_read_and_how_it_arrived(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, "Mornings")
    press(bo, "Room")
    press(bo, "Challenge with care")
    box(bo, "What I value here").fill("Somebody who knows her")
    box(bo, "What I would test").fill("And when they are ill?")
    bo.get_by_label("After a break", exact=True).check()
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    press(bo, "Send")
    told(bo, "Waits for the end of the next break")
    press(bo, "My words")
    facilitator.does(c.HoldBack((facilitator.contribution("Mornings").id,), "reasons.hurts"))
    told(bo, "The words that it challenges cannot be read now. As long as that is so, nobody else reads it.")
    facilitator.does(c.StartBreak(5))
    facilitator.does(c.EndBreak())
    expect(card(bo, "And when they are ill?").get_by_text(WAITS)).to_be_visible()
    expect(button(bo, "Take back")).to_have_count(1)
