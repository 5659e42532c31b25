"""What may be done with words that were sent: said anew by their author, until the session closes."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.evolve import fold
from server.domain.reasons import reason_id
from server.domain.redaction import due_at_close, redact, room_only
from server.domain.state import Contribution
from server.projections.consents import ConsentsView, consents_view
from server.projections.record import record
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session, is_nobodys

KEY, OTHER_KEY = "a" * 32, "b" * 32
AMA, BO, MEI = "p1", "p2", "p3"


@pytest.fixture
def session() -> Session:
    """Ama, Bo and Mei, and a question whose answers everybody may read."""
    session = Session()
    for name in ("Ama", "Bo", "Mei"):
        session.join(name)
    session.does(c.RevealQuestion(session.ask()))
    return session


def known(session: Session, contribution: str) -> Contribution:
    return session.state.contributions[contribution]


@pytest.mark.parametrize("consent", ["room", "quoted"])
def test_authors_change_what_may_be_done_with_their_words(session: Session, consent: c.Consent) -> None:
    said = session.say(AMA, "The same carer")
    assert session.phone(AMA, c.ChangeConsent(said, consent)) == (e.ConsentChanged(said, consent),)
    assert (known(session, said).consent, known(session, said).text) == (consent, "The same carer")
    assert session.entries[-1].actor == AMA


def test_the_same_again_is_no_change(session: Session) -> None:
    said = session.say(AMA, "The same carer")
    assert session.phone(AMA, c.ChangeConsent(said, "notes")) == ()
    session.phone(AMA, c.ChangeConsent(said, "room"))
    assert session.phone(AMA, c.ChangeConsent(said, "room")) == ()


def test_it_is_changed_also_after_the_end_when_words_no_longer_are(session: Session) -> None:
    said, nameless = session.say(AMA, "The same carer"), session.say(AMA, "Nobody's", key=KEY)
    session.does(c.EndSession())
    assert session.refused(Participant(AMA), c.ChangeContribution(said, "Other")).code == "session_over"
    session.phone(AMA, c.ChangeConsent(said, "room"))
    session.phone(AMA, c.ChangeConsent(nameless, "quoted", KEY))
    assert (known(session, said).consent, known(session, nameless).consent) == ("room", "quoted")


def test_words_without_a_name_need_their_key_and_the_entry_is_nobodys(session: Session) -> None:
    said = session.say(AMA, "Nobody's", key=KEY)
    for key in (None, OTHER_KEY):
        refused = session.refused(Participant(AMA), c.ChangeConsent(said, "room", key))
        assert (refused.code, refused.field) == ("words_not_from_here", "contribution")
    assert session.phone(AMA, c.ChangeConsent(said, "room", KEY)) == (e.ConsentChanged(said, "room", nameless=True),)
    assert is_nobodys(session.entries[-1])


def test_nobody_changes_it_for_somebody_else_or_for_words_that_are_not_there(session: Session) -> None:
    said = session.say(AMA, "The same carer")
    assert session.refused(Participant(BO), c.ChangeConsent(said, "room")).code == "words_not_from_here"
    assert session.refused(Participant(AMA), c.ChangeConsent("c99", "room")).code == "words_not_from_here"
    assert session.refused(FACILITATOR, c.ChangeConsent(said, "room")).code == "words_of_another"


def test_words_that_were_taken_back_have_nothing_to_change(session: Session) -> None:
    said = session.say(AMA, "The same carer")
    session.phone(AMA, c.TakeBackContribution(said))
    refused = session.refused(Participant(AMA), c.ChangeConsent(said, "room"))
    assert refusal_words(refused) == "Those words were taken back. You can send them again."


def test_words_that_are_held_back_keep_what_their_author_says(session: Session) -> None:
    said = session.say(AMA, "The same carer")
    session.does(c.HoldBack((said,), reason_id(session.state.reasons[0])))
    session.phone(AMA, c.ChangeConsent(said, "room"))
    held = known(session, said).held
    assert known(session, said).consent == "room"
    assert held is not None
    assert not held.changed


def test_the_facilitator_changes_it_for_what_no_phone_keeps(session: Session) -> None:
    question = session.state.asked[-1]
    session.does(c.WelcomePerson("Cleo"))
    cleo = next(person.id for person in session.state.people.values() if not person.phone)
    for whose in (None, cleo):
        (made,) = session.does(c.CaptureWords(question, f"Said for {whose}", "aloud", whose))
        assert isinstance(made, e.ContributionMade)
        session.does(c.ChangeConsent(made.contribution, "room"))
        assert known(session, made.contribution).consent == "room"


def test_changing_it_is_nothing_that_the_facilitator_undoes(session: Session) -> None:
    (made,) = session.does(c.CaptureWords(session.state.asked[-1], "Said aloud", "aloud"))
    assert isinstance(made, e.ContributionMade)
    before = session.state.undo
    session.does(c.ChangeConsent(made.contribution, "room"))
    assert session.state.undo == before
    session.does(c.Undo())
    session.does(c.Redo())
    assert (known(session, made.contribution).taken_back, known(session, made.contribution).consent) == (False, "room")


def test_who_said_yes_to_words_put_in_for_them_changes_it_from_then_on(session: Session) -> None:
    session.does(c.CaptureWords(session.state.asked[-1], "It is quiet", "aloud", BO))
    (waiting,) = session.state.captured
    assert session.refused(Participant(BO), c.ChangeConsent(waiting, "room")).code == "words_not_from_here"
    session.phone(BO, c.ConfirmWords(waiting))
    (said,) = session.state.people[BO].contributions
    session.phone(BO, c.ChangeConsent(said, "room"))
    assert known(session, said).consent == "room"


@pytest.mark.parametrize("key", [None, KEY])
def test_builds_and_challenges_are_changed_as_answers_are(session: Session, key: str | None) -> None:
    said = session.say(AMA, "The same carer")
    other_key = None if key is None else OTHER_KEY
    session.phone(BO, c.Build(said, "And evenings", key=key))
    session.phone(BO, c.Challenge(said, "That you see it", "Does it hold?", key=other_key))
    for answer, needed in zip(reversed(known(session, said).answers), (key, other_key), strict=True):
        session.phone(BO, c.ChangeConsent(answer, "room", needed))
        assert known(session, answer).consent == "room"


@pytest.mark.parametrize("key", [None, KEY])
def test_a_challenge_that_waits_arrives_with_what_was_said_last(session: Session, key: str | None) -> None:
    said = session.say(AMA, "The same carer")
    session.phone(BO, c.Challenge(said, "That you see it", "Does it hold?", "after_break", key=key))
    (waiting,) = session.state.challenges
    person = BO if key is None else None
    changed = session.phone(BO, c.ChangeConsent(waiting, "room", key))
    assert changed == (e.ChallengeConsentChanged(waiting, person, "room"),)
    assert is_nobodys(session.entries[-1]) == (key is not None)
    assert session.phone(BO, c.ChangeConsent(waiting, "room", key)) == ()
    session.does(c.StartBreak(5))
    session.does(c.EndBreak())
    (arrived,) = known(session, said).answers
    assert known(session, arrived).consent == "room"


def test_nobody_else_changes_it_for_a_challenge_that_waits(session: Session) -> None:
    said = session.say(AMA, "The same carer")
    session.phone(BO, c.Challenge(said, "That you see it", "Does it hold?", "after_break"))
    session.phone(BO, c.Challenge(said, "That you see it", "Is it so?", "after_break", key=KEY))
    for waiting in session.state.challenges:
        for actor in (Participant(AMA), FACILITATOR):
            refused = session.refused(actor, c.ChangeConsent(waiting, "room", OTHER_KEY))
            assert refused.code == "words_not_from_here"


def test_whoever_two_people_became_changes_the_words_of_both(session: Session) -> None:
    said, by_bo = session.say(AMA, "The same carer"), session.say(BO, "The evenings")
    session.does(c.AskIfSame(BO, AMA))
    session.phone(BO, c.ConfirmSame(AMA))
    for words in (said, by_bo):
        session.phone(BO, c.ChangeConsent(words, "room"))
        assert known(session, words).consent == "room"
        assert session.entries[-1].actor == BO


def test_words_that_were_deleted_as_the_session_closed_are_beyond_any_change(session: Session) -> None:
    said, kept = session.say(AMA, "The same carer", consent="room"), session.say(AMA, "The evenings")
    session.does(c.EndSession())
    session.does(c.RedactRoomOnly())
    entries = redact(session.entries, due_at_close(session.entries, frozenset(room_only(session.state))))
    session.state = fold(entries)
    assert session.refused(Participant(AMA), c.ChangeConsent(said, "quoted")).code == "words_gone"
    session.phone(AMA, c.ChangeConsent(kept, "quoted"))
    assert consents_view(session.state) == ConsentsView(room=1, quoted=1)
    assert record(session.state).kept_to_room == 1


def test_what_is_kept_to_the_room_at_the_close_is_what_authors_said_last(session: Session) -> None:
    narrowed, widened = session.say(AMA, "NARROWED"), session.say(BO, "WIDENED", consent="room")
    nameless = session.say(MEI, "NARROWED TOO", consent="quoted", key=KEY)
    session.does(c.EndSession())
    session.does(c.RedactRoomOnly())
    session.phone(AMA, c.ChangeConsent(narrowed, "room"))
    session.phone(MEI, c.ChangeConsent(nameless, "room", KEY))
    session.phone(BO, c.ChangeConsent(widened, "notes"))
    told = repr([*redact(session.entries, due_at_close(session.entries, frozenset(room_only(session.state))))])
    assert ("NARROWED" in told, "WIDENED" in told) == (False, True)
