"""Proposals and themes that are said back, as phones, the facilitator and exports see them."""

from operator import attrgetter

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.evolve import fold
from server.domain.redaction import due_at_close, redact, room_only
from server.projections.exported_journal import exported_entries
from server.projections.mine import mine_view
from server.projections.proposals import OWN_SHOWN, OwnProposal, SettledProposal, proposal_rows
from server.projections.record import record
from server.projections.room import room_view
from server.projections.say_back import OwnSentence, RoomSentence
from tests.server.exports.report.test_questions import report
from tests.session import Session

NAMELESS, KEY = "0" * 32, "a" * 32


@pytest.fixture
def session() -> Session:
    """Ama said one thing under her name; Bo another without; both are in the theme "Time", which is said back."""
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.AskQuestion("What helps?", "at_once"))
    said = (session.say(ama, "Mornings"), session.say(bo, "Evenings", key=NAMELESS))
    session.does(c.AddTheme("Time", said))
    session.does(c.SayBack(session.state.themes[0].id, "Time is short."))
    return session


def sentence(session: Session) -> str:
    return session.state.themes[0].sentences[-1].id


def test_a_phone_is_told_of_a_sentence_by_its_name_or_finds_its_words_without_one(session: Session) -> None:
    nameless = next(known.id for known in session.state.contributions.values() if known.person is None)
    assert room_view(session.state).said_back == (
        RoomSentence(sentence(session), "Time", "Time is short.", (nameless,)),
    )
    session.phone("p1", c.AnswerSayBack(sentence(session), "nearly", "For some."))
    own = OwnSentence(sentence(session), "Time", "Time is short.", "nearly", "For some.")
    assert mine_view(session.state, "p1").said_back == (own,)
    assert mine_view(session.state, "p2").said_back == ()


def test_what_became_of_a_proposal_is_told_to_its_proposer_or_by_its_id_to_all(session: Session) -> None:
    said = tuple(sorted(session.state.contributions))
    session.phone("p1", c.ProposeTogether(said, "Alike", "Hours"))
    named = next(iter(session.state.proposals))
    waits = OwnProposal(named, "Alike", 2, "Hours")
    (row,) = proposal_rows(session.state)
    assert (row.number, row.name, row.reason, row.label, row.contributions) == (1, "Hours", "Alike", "Ama", said)
    assert mine_view(session.state, "p1").proposals == (waits,)
    session.does(c.TakeProposal(named))
    assert mine_view(session.state, "p1").proposals == (OwnProposal(named, "Alike", 2, "Hours", "Hours"),)
    session.does(c.RemoveTheme(session.state.themes[-1].id))
    assert mine_view(session.state, "p1").proposals == (OwnProposal(named, "Alike", 2, "Hours", ""),)
    session.phone("p2", c.ProposeTogether(said, "Alike", key=KEY))
    nameless = next(known.id for known in session.state.proposals.values() if known.person is None)
    assert room_view(session.state).settled == ()
    session.does(c.LeaveProposal(nameless))
    assert room_view(session.state).settled == (SettledProposal(nameless),)


def test_the_report_has_a_sentence_with_its_answers_and_those_before_that_anybody_answered(session: Session) -> None:
    session.phone("p2", c.ProposeTogether(tuple(session.state.contributions), "Both are *about* time", "Time", KEY))
    session.does(c.TakeProposal(next(iter(session.state.proposals))))
    session.phone("p1", c.AnswerSayBack(sentence(session), "not_mine"))
    for text in ("Nobody answered this.", "Time is dear."):
        session.does(c.SayBack(session.state.themes[0].id, text))
    session.phone("p2", c.AnswerSayBack(sentence(session), "nearly", "To some.", NAMELESS))
    text = report(session)
    assert "Said back: Time is dear.\n\nYes, that is it: 0 · Nearly: 1 · Not mine: 0" in text
    assert "- Nearly, without a name: To some." in text
    assert "Said back before that: Time is short.\n\nYes, that is it: 0 · Nearly: 0 · Not mine: 1" in text
    assert "Nobody answered this." not in text
    assert "Somebody proposed it: Both are \\*about\\* time" in text


def test_a_replaced_answer_is_emptied_at_the_close_and_left_out_of_the_exported_journal(session: Session) -> None:
    for line in ("REPLACED", "Kept"):
        session.phone("p1", c.AnswerSayBack(sentence(session), "nearly", line))
        session.phone("p2", c.AnswerSayBack(sentence(session), "nearly", f"{line}, too", NAMELESS))
    closed = repr([*redact(session.entries, due_at_close(session.entries))])
    exported = repr([*exported_entries(session.state, session.entries)])
    assert "REPLACED" not in closed + exported
    assert "'Kept, too'" in closed
    assert "'Kept'" in exported
    assert record(session.state).themes[0].said_back is not None


@pytest.mark.parametrize("how", ["narrowed", "taken back", "held back"])
def test_a_line_leaves_the_room_only_with_words_of_its_author_in_the_theme(session: Session, how: str) -> None:
    named, nameless = (words.id for words in sorted(session.state.contributions.values(), key=attrgetter("number")))
    session.phone("p1", c.AnswerSayBack(sentence(session), "nearly", "HERS"))
    session.phone("p2", c.AnswerSayBack(sentence(session), "nearly", "NOBODY'S", NAMELESS))
    assert "Nearly, Ama: HERS" in report(session)
    assert "HERS" in repr([*exported_entries(session.state, session.entries)])
    if how == "narrowed":
        session.phone("p1", c.ChangeConsent(named, "room"))
        session.phone("p2", c.ChangeConsent(nameless, "room", NAMELESS))
    elif how == "taken back":
        session.phone("p1", c.TakeBackContribution(named))
        session.phone("p2", c.TakeBackContribution(nameless, NAMELESS))
    else:
        session.does(c.HoldBack((named, nameless), "reasons.hurts"))
    exported = report(session) + repr([*exported_entries(session.state, session.entries)])
    assert "HERS" not in exported
    assert "NOBODY'S" not in exported
    assert "Nearly: 2" in report(session)


def test_a_phone_is_sent_the_newest_of_many_own_proposals(session: Session) -> None:
    together = tuple(session.state.contributions)
    for number in range(OWN_SHOWN + 1):
        (made,) = session.phone("p1", c.ProposeTogether(together, f"Reason {number}"))
        assert isinstance(made, e.ProposalMade)
        session.does(c.LeaveProposal(made.proposal))
    shown = [one.reason for one in mine_view(session.state, "p1").proposals]
    assert (len(shown), shown[0], shown[-1]) == (OWN_SHOWN, "Reason 1", f"Reason {OWN_SHOWN}")


def test_what_was_taken_back_is_told_to_nobody_and_deleted_at_the_close(session: Session) -> None:
    said = tuple(session.state.contributions)
    session.phone("p1", c.ProposeTogether(said, "Alike", "Hours"))
    session.phone("p1", c.TakeBackProposal(next(iter(session.state.proposals))))
    session.phone("p2", c.ProposeTogether(said, "Nobody's reason", key=KEY))
    nameless = next(known.id for known in session.state.proposals.values() if known.person is None)
    session.phone("p2", c.TakeBackProposal(nameless, KEY))
    assert proposal_rows(session.state) == ()
    assert mine_view(session.state, "p1").proposals == ()
    assert room_view(session.state).settled == ()
    assert "Alike" not in report(session)
    made = [
        event
        for entry in redact(session.entries, due_at_close(session.entries))
        for event in entry.events
        if isinstance(event, e.ProposalMade)
    ]
    assert [(event.reason, event.name) for event in made] == [("", "")] * 2


def test_a_reason_that_is_kept_to_the_room_leaves_in_no_export(session: Session) -> None:
    said = tuple(session.state.contributions)
    session.phone("p1", c.ProposeTogether(said, "Leaves", "Hours"))
    session.does(c.TakeProposal(next(iter(session.state.proposals))))
    session.phone("p2", c.ProposeTogether(said, "Stays", "Stays too", KEY, "room"))
    kept = next(known.id for known in session.state.proposals.values() if known.person is None)
    session.does(c.TakeProposal(kept, name="Hours"))
    (row,) = mine_view(session.state, "p1").proposals
    assert row.consent == "notes"
    assert "Ama proposed it: Leaves" in report(session)
    assert "Stays" not in report(session)
    leaving = [
        event
        for entry in exported_entries(session.state, session.entries)
        for event in entry.events
        if isinstance(event, e.ProposalMade)
    ]
    assert {(event.reason, event.name, event.consent) for event in leaving} == {
        ("Leaves", "Hours", "notes"),
        ("", "", "room"),
    }
    session.phone("p2", c.ChangeConsent(kept, "quoted", KEY))
    assert "Somebody proposed it: Stays" in report(session)


def test_a_reason_deleted_with_what_is_kept_to_the_room_is_not_shown(session: Session) -> None:
    session.phone("p1", c.ProposeTogether(tuple(session.state.contributions), "Stays", consent="room"))
    session.does(c.EndSession())
    session.does(c.RedactRoomOnly())
    redaction = due_at_close(session.entries, frozenset(room_only(session.state)))
    state = fold(redact(session.entries, redaction))
    assert mine_view(state, "p1").proposals == ()
    assert not any(room_only(state))
