"""The four pages, the way between them, and what stays where it is while somebody reads."""

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, mark, press, press_surely, say, shows, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
NEXT = "Where does it get harder than it needs to be?"
OTHERS = "The same carer every morning"
OPEN = "A new question is open"
BEYOND = "Array.from({length: 40}, (_, n) => `Line ${n}`).join('\\n')"


def heard(page: Page, text: str) -> None:
    """Waits until a screen reader was told this."""
    expect(page.locator("#live")).to_contain_text(text)


def revealed(phones: Phones, facilitator: Facilitator) -> tuple[Page, str]:
    """The phone of somebody who reads what somebody else said, and the question."""
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    question = str(facilitator.does(c.AskQuestion(ASKED, "at_once")).made)
    say(ama, ASKED, OTHERS)
    press(bo, "Read what was said in the room: 1")
    shows(bo, "Room")
    told(bo, OTHERS)
    return bo, question


def test_who_reads_answers_goes_on_reading_when_a_new_question_opens(phones: Phones, facilitator: Facilitator) -> None:
    page, _ = revealed(phones, facilitator)
    page.get_by_text(OTHERS).click()
    facilitator.asks(NEXT)
    told(page, OPEN)
    heard(page, f"{OPEN}: {NEXT}")
    expect(page).to_have_title(f"{OPEN} – Shaping home care together")
    told(page, OTHERS)
    expect(page.get_by_role("heading", name=NEXT)).to_have_count(0)
    for name in ("Send", "Pass"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    press(page, "Go")
    shows(page, NEXT)
    expect(page).to_have_title("Shaping home care together")
    press(page, "Room")
    told(page, "Question 2")


def test_what_is_read_while_a_new_question_opens_is_taken_back_there_too(
    phones: Phones, facilitator: Facilitator
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, OTHERS)
    press(bo, "Room")
    told(bo, OTHERS)
    facilitator.asks(NEXT)
    told(bo, OPEN)
    press(ama, "My words")
    press_surely(ama, "Take back")
    expect(bo.get_by_text(OTHERS)).to_have_count(0)


def test_a_page_that_was_scrolled_is_not_replaced(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, page.evaluate(BEYOND))
    mark(page, "Line 39", "Received")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 300)")
    facilitator.asks(NEXT)
    told(page, OPEN)
    expect(page.get_by_role("heading", level=1)).to_have_text(ASKED)
    assert page.evaluate("scrollY") > 0


def test_a_page_at_its_top_takes_the_new_question_and_says_it(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    shows(page, ASKED)
    facilitator.asks(NEXT)
    shows(page, NEXT)
    heard(page, f"{OPEN}: {NEXT}")
    expect(page.locator("#page").get_by_text(OPEN)).to_have_count(0)


def test_heard_is_told_with_the_words_that_were_heard(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, OTHERS)
    heard(page, f"Received: “{OTHERS}”")
    press(page, "Roles")
    facilitator.hears(OTHERS)
    heard(page, f"Heard: “{OTHERS}”")


def test_earlier_questions_stay_reachable(phones: Phones, facilitator: Facilitator) -> None:
    page, _ = revealed(phones, facilitator)
    press(page, "Question")
    facilitator.asks(NEXT)
    shows(page, NEXT)
    press(page, "Room")
    earlier = page.get_by_role("group").filter(has_text=ASKED)
    expect(page.get_by_text(OTHERS)).to_have_count(0)
    earlier.get_by_text(f"1. {ASKED}").click()
    told(page, OTHERS)
    facilitator.asks("And what else?")
    press(page, "Question")
    press(page, "Room")
    page.get_by_text(f"2. {NEXT}").click()
    told(page, "What was said to this question was not shown to the room.")


def test_back_goes_to_the_page_before_and_never_out_of_the_session(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    box(page, ASKED).fill("Half a thou")
    for name in ("Roles", "My words", "Room"):
        press(page, name)
        shows(page, name)
    for name in ("My words", "Roles", ASKED, ASKED, ASKED):
        page.evaluate("history.back()")
        shows(page, name)
        expect(page.get_by_role("navigation")).to_be_visible()
    expect(box(page, ASKED)).to_have_value("Half a thou")
    assert page.url.startswith("http://127.0.0.1")
    page.evaluate("history.forward()")
    shows(page, "Roles")


def test_who_has_not_joined_goes_back_to_where_they_came_from(phones: Phones, room: ServerProcess) -> None:
    page = phones.tab(phones.blank(), "about:blank")
    page.goto(room.join_url)
    shows(page, "Shaping home care together")
    page.go_back()
    assert page.url == "about:blank"


def test_back_on_the_page_with_roles_leads_to_the_question_at_the_place_that_was_read(
    phones: Phones, facilitator: Facilitator
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    say(page, ASKED, page.evaluate(BEYOND))
    mark(page, "Line 39", "Received")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 300)")
    press(page, "Roles")
    shows(page, "Roles")
    assert page.evaluate("scrollY") == 0
    page.go_back()
    shows(page, ASKED)
    page.evaluate("async () => { while (scrollY < 200) await new Promise(requestAnimationFrame); }")


def test_a_reload_comes_back_to_the_same_page(phones: Phones) -> None:
    page = phones.joined("Ama")
    press(page, "Roles")
    page.reload()
    shows(page, "Roles")
    page.evaluate("history.back()")
    shows(page, "You are in, Ama.")


def test_pulling_down_does_not_reload(phones: Phones) -> None:
    page = phones.joined("Ama")
    assert page.evaluate("getComputedStyle(document.documentElement).overscrollBehaviorY") == "none"


def test_the_page_says_what_to_do_where_no_script_runs(phones: Phones) -> None:
    page = phones.without_scripts()
    expect(page.get_by_text("this browser cannot show the page")).to_be_visible()
    page = phones.joined("Ama")
    expect(page.get_by_text("this browser cannot show the page")).to_have_count(0)


@pytest.mark.parametrize("name", ["Question", "Room", "Roles", "My words"])
def test_signals_are_on_every_page(phones: Phones, facilitator: Facilitator, name: str) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, name)
    press(page, "Slow down")
    told(page, "Sent, without your name")
