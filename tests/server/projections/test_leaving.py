from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.evolve import fold
from server.projections.leaving import leaving_entries
from server.projections.measures.roles import role_measures
from server.projections.record import record
from tests.server.projections.wandering import ANYTHING, Wandering
from tests.session import Session

NAMELESS = 12


@pytest.fixture
def session() -> Session:
    """Within one minute: Ama, then nameless words, one by one, and Ama again after each."""
    session = Session()
    ama = session.join("Ama")
    question = session.ask()
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    for number in range(NAMELESS):
        session.say(ama, f"nameless {number}", key=f"{number:032x}")
        session.say(ama, f"named {number}")
    session.does(c.CloseQuestion())
    session.does(c.Undo())
    assert session.state.question is not None
    assert session.state.question.id == question
    return session


def left(session: Session) -> list[e.Entry]:
    return list(leaving_entries(session.state, session.entries))


def made(entries: list[e.Entry]) -> list[e.ContributionMade]:
    return [event for entry in entries for event in entry.events if isinstance(event, e.ContributionMade)]


def test_the_place_of_nameless_words_tells_no_more_than_their_minute(session: Session) -> None:
    said = made(left(session))
    assert [one.person is None for one in said] == [True] * NAMELESS + [False] * NAMELESS
    ids = [one.contribution for one in said[:NAMELESS]]
    assert ids == sorted(ids) != [one.contribution for one in made(session.entries) if one.person is None]


def test_positions_have_no_gap_and_lead_to_the_same_record(session: Session) -> None:
    entries = left(session)
    assert [entry.seq for entry in entries] == list(range(1, len(session.entries) + 1))
    assert record(fold(entries)) == record(session.state)
    assert len(fold(entries).undo) == len(session.state.undo) > 0
    undone = [event for entry in entries for event in entry.events if isinstance(event, e.Undone)]
    closed = next(entry for entry in entries if isinstance(entry.events[0], e.QuestionClosed))
    assert [event.seq for event in undone] == [closed.seq]


def test_words_stand_behind_the_question_of_their_minute_and_before_what_became_of_them(session: Session) -> None:
    ama, key = session.join("Bo"), "f" * 32
    question = session.ask("And now?")
    said = session.say(ama, "first", key=key)
    session.does(c.MarkHeard(said))
    session.phone(ama, c.ChangeContribution(said, "second", key))
    session.phone(ama, c.TakeBackContribution(said, key))
    entries = left(session)
    assert record(fold(entries)) == record(session.state)
    asked = next(at for at, entry in enumerate(entries) if e.QuestionAsked(question, "And now?") in entry.events)
    about = [type(event) for entry in entries[asked + 1 :] for event in entry.events]
    assert about == [e.ContributionMade, e.ContributionChanged, e.ContributionTakenBack, e.ContributionHeard]


def test_words_put_in_for_somebody_leave_with_their_yes_only_and_once() -> None:
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.OfferRole("scribe", ama))
    session.phone(ama, c.AcceptOffer("scribe"))
    question = session.ask()
    for text in ("YES", "NO", "WAITING"):
        (captured,) = session.phone(ama, c.CaptureWords(question, text, "aloud", bo))
        assert isinstance(captured, e.WordsCaptured)
        if text != "WAITING":
            session.phone(bo, c.ConfirmWords(captured.words) if text == "YES" else c.DropWords(captured.words))
    entries = left(session)
    assert [one.text for one in made(entries)] == ["YES"]
    told = repr(entries)
    assert (told.count("YES"), told.count("NO'"), told.count("WAITING")) == (1, 0, 0)
    assert record(fold(entries)) == record(session.state)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happened_the_leaving_journal_leads_to_the_same_record(seed: int) -> None:
    who = Wandering(seed, ["Ama", "Bo", "Cleo", ""], ("host", "scribe", "timekeeper", "listener"), ANYTHING)
    for _ in range(400):
        who.step()
        who.wait(20)
    entries = left(who.session)
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert record(fold(entries), who.session.now) == record(who.session.state, who.session.now)
    # Who is open to a role stays behind, and with it that part of the first measure.
    assert role_measures(fold(entries), who.session.now)[1:] == role_measures(who.session.state, who.session.now)[1:]


def test_what_came_to_nothing_is_nobodys_business() -> None:
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    before = len(session.entries)
    session.phone(bo, c.SayOpenTo("scribe"))
    session.phone(bo, c.AskForRole("host"))
    session.phone(bo, c.StepBack("host"))
    session.does(c.OfferRole("scribe", bo))
    session.phone(bo, c.DeclineOffer("scribe"))
    session.does(c.OfferRole("weaver", bo))
    session.does(c.Undo())
    assert len(left(session)) == before
    session.does(c.OfferRole("scribe", ama))
    session.phone(ama, c.AcceptOffer("scribe"))
    assert [type(event) for entry in left(session)[before:] for event in entry.events] == [e.TenureBegan]
