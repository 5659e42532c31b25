"""Whoever is in the middle of typing keeps it all, whatever the room does: words, caret, focus and what they chose."""

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator, facilitating
from tests.browser.phones import Phones, box, mark, press, shows, told
from tests.faults.process import ServerProcess

FIRST = "Which touchpoints matter?"
BETTER = "Where do you meet us?"
RIGHT = "What shall we take care of, then?"
TYPED = "The carer every morning"
CARET = len("The ")
HAND = """() => [document.activeElement.value, document.activeElement.selectionStart]"""


def begin(page: Page, *choices: str) -> None:
    """Types words with these choices, and goes back into the middle of them."""
    press(page, "Change who sees this")
    for name in choices:
        page.get_by_label(name).check()
    box(page, FIRST).press_sequentially(TYPED)
    for _ in TYPED[CARET:]:
        page.keyboard.press("ArrowLeft")


def in_hand(page: Page, question: str, notes: str) -> None:
    """Waits until the question is shown, and looks whether all that was begun is where it was."""
    shows(page, question)
    told(page, notes)
    expect(box(page, question)).to_be_focused()
    assert page.evaluate(HAND) == [TYPED, CARET]


NAMED = ("I'm not sure, but…", "May be quoted", "I care for someone")
NAMELESS = ("Without my name", "In this room only")


@pytest.mark.parametrize(
    ("choices", "notes"),
    [
        (NAMED, "As Ama · may be quoted · speaking from “I care for someone” · I'm not sure, but…"),
        (NAMELESS, "Without a name · in this room only"),
    ],
)
def test_a_phone_in_the_middle_of_typing_keeps_its_draft(
    phones: Phones, facilitator: Facilitator, room: ServerProcess, choices: tuple[str, ...], notes: str
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    first = str(facilitator.does(c.AskQuestion(FIRST)).made)
    begin(ama, *choices)
    in_hand(ama, FIRST, notes)
    press(bo, "Ask it differently")
    box(bo, "Ask it differently").fill(BETTER)
    press(bo, "Offer it")
    board = facilitator.sees(lambda board: board.state.offered_wordings != ())
    facilitator.does(c.AdoptWording(board.state.offered_wordings[0]))
    in_hand(ama, BETTER, notes)
    facilitator.does(c.RewordQuestion(first, RIGHT))
    told(ama, f"This question was corrected. Before: {BETTER}")
    in_hand(ama, RIGHT, notes)
    facilitator.does(c.RevealQuestion(first))
    told(ama, "Read what was said in the room: 0")
    in_hand(ama, RIGHT, notes)
    facilitator.does(c.CloseQuestion())
    told(ama, "This question has closed. Your words are still here, and you can still send them as late words.")
    in_hand(ama, RIGHT, notes)
    bo.evaluate("scrollTo(0, 0)")
    facilitator.does(c.AskAgain(first))
    told(ama, "A new question is open")
    in_hand(ama, RIGHT, notes)
    facilitator.asks("And what else?")
    shows(bo, "And what else?")
    in_hand(ama, RIGHT, notes)
    room.kill()
    told(ama, "Reconnecting…")
    room.start()
    told(ama, "Connected")
    in_hand(ama, RIGHT, notes)
    ama.reload()
    told(ama, notes)
    expect(box(ama, RIGHT)).to_have_value(TYPED)
    told(ama, "A new question is open")
    press(ama, "Send as late words")
    mark(ama, TYPED, "Received")
    with facilitating(room) as client:
        said = client.contribution(TYPED)
        assert (said.question, said.late, said.person is None) == (first, True, choices is NAMELESS)
        expected = ("answer", "room", ()) if choices is NAMELESS else ("unsure", "quoted", ("I care for someone",))
        assert (said.kind, said.consent, said.speaking) == expected


def test_what_moves_under_a_finger_takes_no_tap_at_first(phones: Phones, facilitator: Facilitator) -> None:
    context = phones.blank()
    page = phones.tab(context)
    page.get_by_role("button", name="Join").click()
    facilitator.asks(FIRST)
    box(page, FIRST).fill(TYPED)
    expect(page.get_by_role("button", name="Pass")).to_be_enabled()
    watch = """() => { window.seen = []; new MutationObserver(() => {
      const away = [...document.querySelectorAll("button")].find((one) => one.textContent === "Throw away");
      if (away) window.seen.push(away.disabled); }).observe(document.body, { subtree: true, childList: true }); }"""
    page.evaluate(watch)
    facilitator.does(c.CloseQuestion())
    expect(page.get_by_role("button", name="Throw away")).to_be_enabled()
    assert page.evaluate("window.seen[0]") is True
