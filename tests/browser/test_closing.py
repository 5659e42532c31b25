"""The closing round on phones: a line each, what was hoped for beside what came, and how it was."""

from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.domain.state import ClosingAnswers
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, card, hold, mark, press, say, shows, told
from tests.faults.process import ServerProcess

HOPED = "What would make this worth it?"
LINE = "One line to close with, if you wish: what do you take with you?"


def tap(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer).check()


def test_a_host_closes_the_round_and_each_says_a_line_and_how_it_was(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    hold(facilitator, bo, "Bo", "host", "Host")
    facilitator.does(c.AskQuestion(HOPED, "at_once", kind="outcomes"))
    say(bo, HOPED, "Time to think")
    mark(bo, "Time to think", "Received")
    say(ama, HOPED, "That Mum can sleep")
    mark(ama, "That Mum can sleep", "Received")
    hoped = facilitator.contribution("That Mum can sleep").id
    facilitator.does(c.AdoptOutcome(hoped))
    press(ama, "My words")
    press(ama, "In our notes · change")
    press(ama, "In this room only")
    press(ama, "Question")
    (outcome,) = facilitator.sees(lambda board: board.state.direction.outcomes != ()).state.direction.outcomes
    facilitator.does(c.SayWhatCame(outcome.id, "A night visit from May"))
    press(bo, "Question")
    press(bo, "Closing round")
    told(bo, "Begin the closing round on 2 phones?")
    press(bo, "Yes")
    press(bo, "Go")
    shows(bo, LINE)
    shows(ama, LINE)
    hopes = ama.get_by_role("heading", name="What we hoped for, and what came").locator("..")
    expect(hopes.get_by_text("That Mum can sleep", exact=True)).to_be_visible()
    expect(hopes.get_by_text("Your words · in this room only", exact=True)).to_be_visible()
    expect(hopes.get_by_text("What came of it: A night visit from May")).to_be_visible()
    expect(bo.get_by_text("What came of it: A night visit from May")).to_be_visible()
    hopes = bo.get_by_role("heading", name="What we hoped for, and what came").locator("..")
    expect(hopes.get_by_text("That Mum can sleep", exact=True)).to_be_visible()
    expect(hopes.get_by_text("Ama · in this room only", exact=True)).to_be_visible()
    expect(hopes.get_by_text("Time to think", exact=True)).to_be_visible()
    expect(hopes.get_by_text("Your words", exact=True)).to_have_count(1)
    tap(ama, "I could say what I needed to", "Fully")
    tap(ama, "What I said was taken seriously", "Mostly")
    facilitator.sees(lambda board: list(board.state.felt.values()) == [ClosingAnswers(3, 2)])
    press(ama, "Change who sees this")
    ama.get_by_label("Without my name").check()
    say(ama, LINE, "That I was asked")
    mark(ama, "That I was asked", "Received")
    assert facilitator.contribution("That I was asked").person is None
    press(bo, "Room")
    expect(bo.get_by_text("That I was asked", exact=True)).to_be_visible()
    press(card(ama, "That I was asked"), "Take back")
    press(ama, "Yes")
    expect(bo.get_by_text("That I was asked", exact=True)).to_have_count(0)
    facilitator.has("Time to think", "That Mum can sleep")


def test_that_everybody_was_heard_is_said_once_it_is_true(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(LINE, "at_once", kind="closing"))
    for page, line in ((ama, "Warmth"), (bo, "Time")):
        expect(box(page, LINE)).to_be_visible()
        say(page, LINE, line)
        facilitator.hears(line)
        mark(page, line, "Heard")
    heard = "2 people, 2 voices heard."
    told(ama, heard)
    mei = phones.joined("Mei")
    expect(ama.get_by_text(heard)).to_have_count(0)
    say(mei, LINE, "Nothing more")
    facilitator.hears("Nothing more")
    facilitator.does(c.EndSession())
    told(ama, "3 people, 3 voices heard.")
