"""What may be done with words that were sent, said anew in My words."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from server.domain import commands as c
from server.domain.exports_made import ExportMade
from server.store.exports_made import enter_export
from tests.browser.facilitator import Facilitator
from tests.browser.phones import Phones, button, card, mark, press, say, told
from tests.faults.process import ServerProcess

ASKED = "What is already working?"
CARER = "The same carer"
SMALLEST = 44
TIME_OF = """(moment) => new Date(moment).toLocaleString(
    [], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
)"""
NOTES, ROOM, QUOTED = "In our notes · change", "In this room only · change", "May be quoted · change"


def said(page: Page, facilitator: Facilitator, text: str = CARER, *, nameless: bool = False) -> str:
    """The id of words that the phone sends, and that it lists among its own then."""
    if nameless:
        press(page, "Change who sees this")
        page.get_by_label("Without my name").check()
    say(page, ASKED, text)
    mark(page, text, "Received")
    press(page, "My words")
    return facilitator.contribution(text).id


def allows(facilitator: Facilitator, contribution: str, consent: c.Consent) -> None:
    facilitator.sees(lambda board: board.state.contributions[contribution].consent == consent)


def test_what_may_be_done_with_words_is_changed_in_place(phones: Phones, facilitator: Facilitator) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    carer = said(page, facilitator)
    press(page, NOTES)
    expect(button(page, NOTES)).to_have_attribute("aria-expanded", "true")
    choices = page.get_by_role("group", name="What may be done with these words?")
    expect(choices.get_by_role("button", pressed=True)).to_have_text("In our notes")
    for one in choices.get_by_role("button").all():
        size = one.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= SMALLEST
    press(choices, "In this room only")
    allows(facilitator, carer, "room")
    expect(card(page, CARER).get_by_text("As Ama · in this room only")).to_be_visible()
    expect(button(page, ROOM)).to_be_focused()
    expect(choices).to_have_count(0)
    mark(page, CARER, "Received")
    press(page, ROOM)
    press(page, "In this room only")
    expect(choices).to_have_count(0)
    press(page, "Question")
    expect(card(page, CARER).get_by_text("As Ama · in this room only")).to_be_visible()
    expect(button(page, ROOM)).to_have_count(0)


@pytest.mark.parametrize("nameless", [False, True], ids=["with a name", "without one"])
def test_who_narrows_it_is_told_which_exports_have_the_words(
    phones: Phones, facilitator: Facilitator, room: ServerProcess, *, nameless: bool
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    carer = said(page, facilitator, nameless=nameless)
    noon = datetime(2026, 11, 29, 12, 2, tzinfo=UTC)
    shown = [page.evaluate(TIME_OF, (noon + timedelta(minutes=later)).isoformat()) for later in (0, 38)]
    enter_export(room.folder.exports, ExportMade(noon, "/a", ("report.md",), (carer, "c-other")))
    enter_export(room.folder.exports, ExportMade(noon + timedelta(minutes=9), "/b", ("report.md",), ("c-other",)))
    press(page, NOTES)
    press(page, "May be quoted")
    allows(facilitator, carer, "quoted")
    expect(page.get_by_text("There may be copies")).to_have_count(0)
    press(page, QUOTED)
    press(page, "In our notes")
    told(page, f"These words are already in a record, made {shown[0]}. There may be copies of it.")
    enter_export(room.folder.exports, ExportMade(noon + timedelta(minutes=38), "/c", ("report.md",), (carer,)))
    press(page, NOTES)
    press(page, "In this room only")
    at = f"{shown[0]} and {shown[1]}"
    told(page, f"These words are already in 2 records, made {at}. There may be copies of them.")


@pytest.mark.parametrize("nameless", [False, True], ids=["with a name", "without one"])
def test_who_takes_words_back_is_told_which_exports_have_them(
    phones: Phones, facilitator: Facilitator, room: ServerProcess, *, nameless: bool
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    carer = said(page, facilitator, nameless=nameless)
    noon = datetime(2026, 11, 29, 12, 2, tzinfo=UTC)
    enter_export(room.folder.exports, ExportMade(noon, "/a", ("report.md",), (carer,)))
    press(page, "Take back")
    press(page, "Yes")
    facilitator.sees(lambda board: board.state.contributions[carer].taken_back)
    at = page.evaluate(TIME_OF, noon.isoformat())
    told(page, f"These words are already in a record, made {at}. There may be copies of it.")


@pytest.mark.parametrize("deed", ["taken back", "kept to the room"])
def test_who_does_it_on_a_lost_line_is_told_of_exports_once_it_has_arrived(
    phones: Phones, facilitator: Facilitator, room: ServerProcess, deed: str
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    carer = said(page, facilitator)
    page.context.set_offline(True)
    if deed == "taken back":
        press(page, "Take back")
        press(page, "Yes")
    else:
        press(page, NOTES)
        press(page, "In this room only")
    noon = datetime(2026, 11, 29, 12, 2, tzinfo=UTC)
    enter_export(room.folder.exports, ExportMade(noon, "/a", ("report.md",), (carer,)))
    begun = ExportMade(noon, "/b", contributions=(carer,), unfinished=True)
    enter_export(room.folder.exports, begun)
    expect(page.get_by_text("There may be copies")).to_have_count(0)
    page.context.set_offline(False)
    page.reload()
    if deed != "taken back":
        press(page, "My words")
    at = page.evaluate(TIME_OF, noon.isoformat())
    made = f"These words are already in a record, made {at}. There may be copies of it."
    told(page, f"{made} A record that was begun {at} may have these words.")
    facilitator.sees(lambda board: (words := board.state.contributions[carer]).taken_back or words.consent == "room")


def test_words_without_a_name_are_changed_by_this_phone_also_after_a_reload_and_the_end(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    carer = said(page, facilitator, nameless=True)
    press(page, NOTES)
    press(page, "May be quoted")
    allows(facilitator, carer, "quoted")
    page.reload()
    press(page, "My words")
    expect(card(page, CARER).get_by_text("Without a name · may be quoted")).to_be_visible()
    facilitator.does(c.EndSession())
    expect(button(page, "Change")).to_have_count(0)
    press(page, QUOTED)
    press(page, "In this room only")
    allows(facilitator, carer, "room")
    mark(page, CARER, "Received")
    room.terminate()
    room.wait()
    told(page, "The room is closed")
    expect(button(page, ROOM)).to_have_count(0)


def test_what_was_chosen_on_a_lost_line_is_kept_and_sent(
    phones: Phones, facilitator: Facilitator, room: ServerProcess
) -> None:
    page = phones.joined("Ama")
    facilitator.asks(ASKED)
    carer = said(page, facilitator)
    page.context.set_offline(True)
    press(page, NOTES)
    press(page, "In this room only")
    mark(page, CARER, "Saved on this phone")
    expect(card(page, CARER).get_by_text("As Ama · in this room only")).to_be_visible()
    assert facilitator.board.state.contributions[carer].consent == "notes"
    page.context.set_offline(False)
    page.reload()
    allows(facilitator, carer, "room")


def test_a_challenge_that_waits_arrives_with_what_was_chosen_last(phones: Phones, facilitator: Facilitator) -> None:
    ama, bo = phones.joined("Ama"), phones.joined("Bo")
    facilitator.does(c.AskQuestion(ASKED, "at_once"))
    say(ama, ASKED, CARER)
    press(bo, "Room")
    press(bo, "Challenge with care")
    bo.get_by_label("What I value here").fill("That you see it")
    bo.get_by_label("What I would test").fill("Does it hold?")
    bo.get_by_label("After a break").check()
    press(bo, "Send")
    press(bo, "My words")
    press(bo, NOTES)
    press(bo, "In this room only")
    facilitator.sees(lambda board: any(known.consent == "room" for known in board.state.challenges.values()))
    told(bo, "In this room only · change")
    facilitator.does(c.StartBreak(5))
    facilitator.does(c.EndBreak())
    assert facilitator.contribution("Does it hold?").consent == "room"
