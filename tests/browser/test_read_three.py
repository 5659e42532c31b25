""" "Read three": words that few have read, without one's own, and nobody knows who read what."""

import re

from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.domain.reasons import REASONS, reason_id
from server.projections.showings import ShowingsView
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, button, mark, press, say, told

ASKED = "What is already working?"


def three(page: Page) -> set[str]:
    """The words of the cards, once they are there."""
    expect(page.get_by_role("heading", name="Three to read")).to_be_visible()
    return set(page.locator("li.said > p.words").all_inner_texts())


def test_three_of_others_are_read_and_answered_and_nothing_of_it_is_kept(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    said = [f"Said {number}" for number in range(5)]
    for text in said:
        say(ama, ASKED, text)
        mark(ama, text, "Received")
        press(ama, "Send another")
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    say(bo, ASKED, "Nobody knows this is mine")
    mark(bo, "Nobody knows this is mine", "Received")
    press(bo, "Room")
    told(bo, "Three contributions that few have read so far. Nobody keeps what you read.")
    button(bo, "Read three").focus()
    bo.keyboard.press("Enter")
    first = three(bo)
    assert len(first) == 3
    expect(bo.locator("#three")).to_be_focused()
    press(bo, "Read three more")
    expect(bo.locator("li.said")).to_have_count(2)
    assert first | three(bo) == set(said), "all of the others, and never one's own"
    press(bo, "Read three more")
    told(bo, "There is nothing new to read just now.")
    # All but the one that was written on that phone.
    facilitator.sees(lambda board: board.presence.showings == ShowingsView(contributions=6, least=0, fewest=1))
    kept = bo.evaluate("JSON.stringify(localStorage)")
    assert not [words for words in facilitator.board.state.contributions.values() if words.person and words.id in kept]
    heights = bo.locator("main button").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert min(heights) >= 44


def test_what_is_read_can_be_answered_where_it_stands_and_goes_once_it_is_held_back(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, "The same carer")
    words = facilitator.contribution("The same carer")
    facilitator.does(c.AskQuestion("What else?", "at_once"))
    press(bo, "Room")
    press(bo, "Read three")
    assert three(bo) == {"The same carer"}
    told(bo, f"Question 1 · {ASKED}")
    press(bo, "Me too")
    told(bo, "Me too: 1")
    press(bo, "Build on this")
    expect(button(bo, "Read three more")).to_have_count(0)
    box(bo, "Build on this").fill("Mum knows her name")
    press(bo, "Send")
    facilitator.contribution("Mum knows her name")
    expect(button(bo, "Read three more")).to_be_visible()
    facilitator.does(c.HoldBack((words.id,), reason_id(REASONS[0])))
    facilitator.asks("And now?")
    expect(bo.get_by_role("heading", name="Three to read")).to_have_count(0, timeout=20_000)


def test_the_list_comes_back(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    press(bo, "Room")
    press(bo, "Read three")
    told(bo, "There is nothing new to read just now.")
    say(ama, ASKED, "The same carer")
    mark(ama, "The same carer", "Received")
    press(bo, "Read three")
    three(bo)
    press(bo, "All that was said")
    expect(bo.get_by_text(re.compile("said in the room: 1$"))).to_be_visible()
    expect(button(bo, "Read three")).to_be_visible()
