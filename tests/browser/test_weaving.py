"""Proposing that contributions belong together, and answering a theme that is said back."""

import csv
import io

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.exports.tables import themes_csv
from server.projections.record import record
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, box, button, press, press_surely, say, told

ASKED = "What is already working?"
AMAS, BOS = "The same carer every morning", "Evenings that do not rush"
SENTENCE = "Time matters to all of us."


@pytest.fixture
def people(phones: Phones, facilitator: Facilitator) -> tuple[Page, Page]:
    """The pages of Ama, and of Bo, who said what they think without their name; everybody may read it."""
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, AMAS)
    facilitator.contribution(AMAS)
    press(bo, "Change who sees this")
    bo.get_by_label("Without my name").check()
    say(bo, ASKED, BOS)
    facilitator.contribution(BOS)
    return ama, bo


def pick_both(page: Page) -> None:
    press(page, "Room")
    press(page, "These belong together")
    told(page, "Pick two or more that belong together. Below them you say why.")
    expect(button(page, "Belongs with these")).to_have_count(2)
    for one in button(page, "Belongs with these").all():
        one.press("Enter")
    told(page, "2 picked")


def test_a_phone_proposes_what_belongs_together_and_sees_what_became_of_it(
    facilitator: Facilitator, people: tuple[Page, Page]
) -> None:
    ama, _ = people
    press(ama, "Room")
    press(ama, "These belong together")
    press(ama, "Send as Ama")
    told(ama, "Please pick at least two.")
    pick_both_again = button(ama, "Belongs with these")
    expect(pick_both_again).to_have_count(2)
    for one in pick_both_again.all():
        one.press("Enter")
    press(ama, "Send as Ama")
    told(ama, "There is nothing to read in the box yet. Please type something first.")
    box(ama, "Why do they belong together?").fill("Both are about time")
    ama.get_by_label("A name for them (optional)").fill("Time of day")
    ama.reload()  # what was begun stays
    expect(box(ama, "Why do they belong together?")).to_have_value("Both are about time")
    press(ama, "Send as Ama")
    board = facilitator.sees(lambda board: bool(board.state.proposals))
    (proposal,) = board.state.proposals.values()
    assert (proposal.person, proposal.name) == (facilitator.person("Ama"), "Time of day")
    expect(button(ama, "Belongs with these")).to_have_count(0)
    press(ama, "My words")
    told(ama, "2 picked · not looked at yet")
    facilitator.does(c.TakeProposal(proposal.id))
    told(ama, "2 picked · taken: in “Time of day”")
    facilitator.does(c.Undo())
    facilitator.does(c.LeaveProposal(proposal.id))
    told(ama, "2 picked · not used this time")


def test_a_proposal_without_a_name_is_found_by_its_phone_alone(
    facilitator: Facilitator, people: tuple[Page, Page]
) -> None:
    ama, bo = people
    pick_both(bo)
    box(bo, "Why do they belong together?").fill("Both are about time")
    press(bo, "Send without my name")
    board = facilitator.sees(lambda board: bool(board.state.proposals))
    (proposal,) = board.state.proposals.values()
    assert proposal.person is None
    facilitator.does(c.TakeProposal(proposal.id, name="Time"))
    press(bo, "My words")
    told(bo, "2 picked · taken: in “Time”")
    bo.reload()
    told(bo, "2 picked · taken: in “Time”")
    press(ama, "My words")
    expect(ama.get_by_text("Both are about time")).to_have_count(0)


@pytest.mark.parametrize("way", ["Send as Bo", "Send without my name"])
def test_a_proposal_is_allowed_otherwise_and_taken_back(
    facilitator: Facilitator, people: tuple[Page, Page], way: str
) -> None:
    _, bo = people
    pick_both(bo)
    box(bo, "Why do they belong together?").fill("Both are about time")
    bo.get_by_label("In this room only").check()
    press(bo, way)
    board = facilitator.sees(lambda board: bool(board.state.proposals))
    assert [known.consent for known in board.state.proposals.values()] == ["room"]
    press(bo, "My words")
    proposal = bo.get_by_role("listitem").filter(has_text="Both are about time")
    press(proposal, "In this room only · change")
    press(proposal, "May be quoted")
    facilitator.sees(lambda board: [known.consent for known in board.state.proposals.values()] == ["quoted"])
    expect(button(proposal, "May be quoted · change")).to_be_visible()
    press_surely(proposal, "Take back")
    facilitator.sees(lambda board: [known.taken_back for known in board.state.proposals.values()] == [True])
    expect(proposal).to_have_count(0)
    bo.reload()
    expect(bo.get_by_text("Both are about time")).to_have_count(0)


def test_what_is_refused_stays_in_its_box(facilitator: Facilitator, people: tuple[Page, Page]) -> None:
    ama, bo = people
    for page in (ama, bo):
        pick_both(page)
        box(page, "Why do they belong together?").fill("Both are about time")
    press(ama, "Send as Ama")
    facilitator.sees(lambda board: bool(board.state.proposals))
    press(bo, "Send as Bo")
    told(bo, "Somebody has proposed that these belong together already. Thank you; it waits to be looked at.")
    expect(box(bo, "Why do they belong together?")).to_have_value("Both are about time")


def test_a_theme_is_said_back_to_both_whose_words_are_in_it(
    phones: Phones, facilitator: Facilitator, people: tuple[Page, Page]
) -> None:
    ama, bo = people
    cleo = phones.joined("Cleo")
    state = facilitator.board.state
    theme = facilitator.does(c.AddTheme("Time", tuple(state.contributions))).made
    assert theme is not None
    facilitator.does(c.SayBack(theme, SENTENCE))
    for page in (ama, bo):
        button(page, "Show").click()
        told(page, SENTENCE)
    told(ama, "In one sentence, “Time”:")
    expect(ama.get_by_text("You are asked as your words are part of it.")).to_be_visible()
    told(ama, "As Ama · the facilitator and whoever gathers themes see it with your name")
    told(bo, "Without a name · the facilitator and whoever gathers themes see it")
    press(ama, "Nearly")
    box(ama, "Nearly: what is not quite so? (optional, in our notes)").fill("Most of us.")
    press(ama, "Send")
    told(ama, "Nearly: Most of us.")
    press(bo, "Not mine")
    expect(button(bo, "Not mine")).to_have_attribute("aria-pressed", "true")
    press(bo, "Yes, that is it")
    expect(button(bo, "Yes, that is it")).to_have_attribute("aria-pressed", "true")
    board = facilitator.sees(
        lambda board: (
            [(len(one.named), len(one.nameless)) for one in board.state.say_back.values()] == [(1, 1)]
            and [given.answer for one in board.state.say_back.values() for given in one.nameless.values()] == ["yes"]
        )
    )
    view = board.themes.view(None, lambda _: 0).rows[0].said_back
    assert view is not None
    assert (view.yes, view.nearly, view.not_mine) == (1, 1, 0)
    assert [(row.label, row.line) for row in view.lines] == [("Ama", "Most of us.")]
    (row,) = csv.DictReader(io.StringIO(themes_csv(record(board.state)).decode("utf-8-sig"), newline=""))
    assert (row["sentence"], row["yes"], row["nearly_lines"]) == (SENTENCE, "1", "Ama: Most of us.")
    press(cleo, "My words")
    expect(cleo.get_by_text(SENTENCE)).to_have_count(0)
    facilitator.does(c.EndSession())
    told(ama, "This session has ended")
    press(ama, "Yes, that is it")
    facilitator.sees(
        lambda board: [given.line for one in board.state.say_back.values() for given in one.named.values()] == [""]
    )
    facilitator.does(c.SayBack(theme, "Time is short."))
    for page in (ama, bo):
        told(page, "Time is short.")
        expect(button(page, "Yes, that is it")).to_have_attribute("aria-pressed", "false")
