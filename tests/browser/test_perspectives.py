"""What people speak from: their own choice, private, and shown with words only where they say so."""

import json

from playwright.sync_api import Page, expect

from server.domain import commands as c
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, mark, press, say, shows, told

ASKED = "What is already working?"


def unfold(page: Page) -> None:
    press(page, "My words")
    page.get_by_text("What I speak from today").click()


def spoken_from(facilitator: Facilitator, name: str, *perspectives: str) -> None:
    """Takes frames in until somebody speaks from these."""
    person = facilitator.person(name)
    facilitator.sees(lambda board: board.state.people[person].perspectives == perspectives)


def test_one_says_what_one_speaks_from_and_otherwise_later(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    told(page, "If you like, say under “My words” what you speak from today.")
    unfold(page)
    told(
        page,
        "This is shown to nobody, unless you choose it for words that you send. It is counted only where five or more"
        " people say the same. It is kept in the session's file on the facilitator's laptop. You can change it whenever"
        " you like.",
    )
    page.get_by_label("I care for someone").check()
    page.get_by_label("I work here").check()
    spoken_from(facilitator, "Ama", "I care for someone", "I work here")
    page.get_by_label("In my own words").fill("A neighbour")
    press(page, "Add")
    spoken_from(facilitator, "Ama", "I care for someone", "I work here", "A neighbour")
    expect(page.get_by_label("In my own words")).to_have_value("")
    page.reload()
    unfold(page)
    expect(page.get_by_label("A neighbour")).to_be_checked()
    page.get_by_label("I work here").uncheck()
    spoken_from(facilitator, "Ama", "I care for someone", "A neighbour")
    press(page, "Question")
    expect(page.get_by_text("If you like, say under")).to_have_count(0)


def test_six_are_as_many_as_fit(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    unfold(page)
    own = page.get_by_label("In my own words")
    own.fill("x" * 61)
    told(page, "Too long. Characters to take out: 1. Nothing is lost.")
    own.fill("A neighbour")
    press(page, "Add")
    for name in ("I use this service", "I care for someone", "I work here", "I live nearby", "I volunteer"):
        page.get_by_label(name).check()
    told(page, "Six is as many as fit. Take one out to choose another.")
    expect(page.get_by_label("I manage or pay for this")).to_be_disabled()
    expect(own).to_have_count(0)
    page.get_by_label("I volunteer").uncheck()
    expect(page.get_by_label("I manage or pay for this")).to_be_enabled()


def test_words_say_what_they_are_spoken_from_only_where_one_says_so(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    unfold(ama)
    ama.get_by_label("In my own words").fill("A neighbour")
    press(ama, "Add")
    spoken_from(facilitator, "Ama", "A neighbour")
    press(ama, "Question")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, "Plainly said")
    press(bo, "Room")
    told(bo, "Ama")
    press(ama, "Send another")
    press(ama, "Change who sees this")
    ama.get_by_role("group", name="Speaking from…").get_by_label("A neighbour").check()
    ama.get_by_role("group", name="Speaking from…").get_by_label("I care for someone").check()
    told(ama, "As Ama · in our notes · speaking from “A neighbour, I care for someone”")
    say(ama, ASKED, "As a neighbour")
    told(bo, "Ama · speaking from “A neighbour, I care for someone”")
    expect(ama.locator("#yours").get_by_text("speaking from “A neighbour, I care for someone”")).to_be_visible()
    assert facilitator.contribution("As a neighbour").speaking == ("A neighbour", "I care for someone")
    assert facilitator.contribution("Plainly said").speaking == ()


def test_words_without_a_name_do_not_say_what_they_are_spoken_from(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    press(page, "Change who sees this")
    page.get_by_label("I work here").check()
    page.get_by_label("Without my name").check()
    expect(page.get_by_label("I work here")).to_have_count(0)
    told(
        page, "Words without your name do not say what you speak from: in a small room that could tell whose they are."
    )
    expect(page.get_by_text("speaking from “")).to_have_count(0)
    say(page, ASKED, "I am afraid of the evenings")
    mark(page, "I am afraid of the evenings", "Received")
    assert facilitator.contribution("I am afraid of the evenings").speaking == ()
    kept = page.evaluate("JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes('nameless')))")
    assert "I work here" not in json.loads(kept)[0][1]


def test_nobody_else_is_told_what_one_speaks_from(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    frames: list[str] = []
    bo.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(str(data))))
    bo.reload()
    unfold(ama)
    ama.get_by_label("In my own words").fill("CANARY")
    press(ama, "Add")
    spoken_from(facilitator, "Ama", "CANARY")
    facilitator.asks(ASKED)
    shows(bo, ASKED)
    assert any(ASKED in frame for frame in frames)
    assert not any("CANARY" in frame for frame in frames)
