"""What is emptied when an ended session closes, and what stays."""

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.evolve import fold
from server.domain.messages import Message
from server.domain.redaction import Emptied, Redaction, due_at_close, redact, redacted, room_only
from tests.session import FACILITATOR, Session

KEY = "0123456789abcdef" * 2
IDENTITY = Emptied(frozenset[e.Mark]({"identity"}))
WORDS = Emptied(frozenset[e.Mark]({"words"}))


@pytest.fixture
def ama(session: Session) -> str:
    session.does(c.OpenSession())
    session.ask("What helps?")
    return session.join("Ama")


def left(session: Session) -> str:
    """The record as it stands after the close."""
    return b"\n".join(map(encode, redact(session.entries, due_at_close(session.entries)))).decode()


def test_words_that_were_taken_back_are_emptied_with_all_that_they_were_before(session: Session, ama: str) -> None:
    words = session.say(ama, "first wording")
    session.phone(ama, c.ChangeContribution(words, "second wording"))
    session.phone(ama, c.TakeBackContribution(words))
    session.say(ama, "these stand")
    assert "wording" not in left(session)
    assert "these stand" in left(session)


def test_of_words_that_were_changed_the_newest_stay(session: Session, ama: str) -> None:
    words = session.say(ama, "first wording")
    session.phone(ama, c.ChangeContribution(words, "second wording"))
    session.phone(ama, c.ChangeContribution(words, "third wording"))
    assert "first wording" not in left(session)
    assert "second wording" not in left(session)
    assert "third wording" in left(session)


def test_words_without_a_name_are_emptied_like_any_others(session: Session, ama: str) -> None:
    words = session.say(ama, "nobody's words", key=KEY)
    session.phone(ama, c.TakeBackContribution(words, KEY))
    assert "nobody's" not in left(session)
    assert str(session.state.contributions[words].key_hash) in left(session), "a repeat is still known"


def test_words_put_in_for_somebody_stand_once_after_a_yes_and_nowhere_after_a_no(session: Session, ama: str) -> None:
    question = session.state.asked[-1]
    for text in ("never said", "mornings go well", "not answered"):
        session.does(c.CaptureWords(question, text, "aloud", ama))
    never, said, _ = session.state.captured_for[ama]
    session.phone(ama, c.DropWords(never))
    session.phone(ama, c.ConfirmWords(said))
    assert "never said" not in left(session)
    assert left(session).count("mornings go well") == 1
    assert "not answered" in left(session)


def test_a_close_with_nothing_to_empty_redacts_nothing(session: Session, ama: str) -> None:
    session.say(ama, "these stand")
    assert due_at_close(session.entries) == {}


def test_a_redacted_record_is_not_redacted_again(session: Session, ama: str) -> None:
    words = session.say(ama, "gone")
    session.phone(ama, c.TakeBackContribution(words))
    due = due_at_close(session.entries)
    assert [*due] == [session.entries[-2].seq]
    assert due_at_close(redact(session.entries, due)) == {}


def test_the_redacted_record_leads_to_the_same_session_without_the_words(session: Session, ama: str) -> None:
    words = session.say(ama, "gone")
    session.phone(ama, c.TakeBackContribution(words))
    state = fold(redact(session.entries, due_at_close(session.entries)))
    assert state.contributions[words].text == ""
    assert (state.seq, state.kept_contributions, state.people) == (
        session.state.seq,
        session.state.kept_contributions,
        session.state.people,
    )


def test_a_redacted_entry_keeps_its_position_time_and_command_but_not_the_digest(session: Session, ama: str) -> None:
    session.say(ama, "gone")
    entry = session.entries[-1]
    emptied = redacted(entry, WORDS)
    assert entry.cause is not None
    assert emptied.cause == e.Cause(entry.cause.id, "")
    assert (emptied.seq, emptied.at, emptied.actor) == (entry.seq, entry.at, entry.actor)


@pytest.mark.parametrize(
    ("what", "stays", "goes"),
    [(WORDS, "From the ward", "spoken"), (IDENTITY, "spoken", "From the ward")],
)
def test_words_and_identity_are_emptied_apart(session: Session, ama: str, what: Emptied, stays: str, goes: str) -> None:
    session.phone(ama, c.Contribute(session.state.asked[-1], "spoken", speaking=("From the ward",)))
    told = encode(redacted(session.entries[-1], what)).decode()
    assert stays in told
    assert goes not in told


def test_a_person_can_be_emptied_out_of_the_record(session: Session, ama: str) -> None:
    joined = next(entry for entry in session.entries if isinstance(entry.events[0], e.PersonJoined))
    redaction: Redaction = {joined.seq: IDENTITY}
    state = fold(redact(session.entries, redaction))
    assert state.label(ama) == Message("people.unnamed", {"number": "1"})


def test_marked_fields_inside_a_field_are_emptied(session: Session) -> None:
    session.does(c.AddPlanned("What of mornings?", notes="Ask Ama first", probes=("And then?",)))
    told = encode(redacted(session.entries[-1], WORDS)).decode()
    for text in ("mornings", "Ama", "then"):
        assert text not in told


def test_words_that_a_redo_put_back_stay_and_those_that_were_emptied_are_not_put_back(session: Session) -> None:
    session.does(c.OpenSession())
    question = session.ask("What helps?")
    session.does(c.CaptureWords(question, "put in by the facilitator", "aloud"))
    session.does(c.Undo())
    session.does(c.Redo())
    assert due_at_close(session.entries) == {}
    session.does(c.Undo())
    session.state = fold(redact(session.entries, due_at_close(session.entries)))
    assert session.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"


@pytest.fixture
def challenged(session: Session, ama: str) -> str:
    """The id of words that everybody may read, and may challenge."""
    words = session.say(ama, "The same carer")
    session.does(c.RevealQuestion(session.state.asked[-1]))
    return words


def test_a_challenge_that_waited_stands_once_if_it_arrived_and_nowhere_if_not(
    session: Session, challenged: str
) -> None:
    bo = session.join("Bo")
    for value, text in (("its warmth", "the cost"), ("its calm", "the rota")):
        session.phone(bo, c.Challenge(challenged, value, text, "after_break"))
    gone = next(known.id for known in session.state.challenges.values() if known.text == "the rota")
    session.phone(bo, c.TakeBackChallenge(gone))
    session.does(c.StartBreak(5))
    session.does(c.EndBreak())
    told = left(session)
    assert [told.count(text) for text in ("its warmth", "the cost", "its calm", "the rota")] == [1, 1, 0, 0]


def test_a_challenge_that_was_changed_keeps_its_newest_words_and_what_it_values(
    session: Session, challenged: str
) -> None:
    bo = session.join("Bo")
    (made,) = session.phone(bo, c.Challenge(challenged, "early warmth", "early cost"))
    assert isinstance(made, e.ContributionMade)
    session.phone(bo, c.ChangeContribution(made.contribution, "later cost", value="later warmth"))
    assert "early" not in left(session)
    assert "later warmth" in left(session)
    assert "later cost" in left(session)
    session.phone(bo, c.TakeBackContribution(made.contribution))
    assert "later" not in left(session)


def test_of_challenges_that_arrived_together_only_those_taken_back_are_emptied(
    session: Session, challenged: str
) -> None:
    bo, cy = session.join("Bo"), session.join("Cy")
    for person, text in ((bo, "Does it cost more?"), (cy, "Who is left out?")):
        session.phone(person, c.Challenge(challenged, "Its warmth", text, "after_break"))
    session.does(c.StartBreak(5))
    session.does(c.EndBreak())
    of_bo = next(known.id for known in session.state.contributions.values() if known.person == bo)
    session.phone(bo, c.TakeBackContribution(of_bo))
    state = fold(redact(session.entries, due_at_close(session.entries)))
    assert {(known.person, known.text, known.value) for known in state.contributions.values() if known.to} == {
        (bo, "", ""),
        (cy, "Who is left out?", "Its warmth"),
    }


def test_words_kept_to_the_room_go_where_that_was_chosen_with_all_that_was_said_about_them(
    session: Session, ama: str
) -> None:
    question = session.state.asked[-1]
    leaves = session.say(ama, "leaves")
    kept = session.say(ama, "kept at first", consent="room", kind="unsure")
    session.phone(ama, c.ChangeContribution(kept, "kept at last"))
    session.does(c.CloseWater(kept, "kept as known"))
    session.phone(ama, c.Contribute(question, "kept too", consent="room", speaking=("kept as a neighbour",)))
    session.does(c.CaptureWords(question, "kept waiting", "aloud", ama, consent="room"))
    session.phone(ama, c.TakeBackContribution(session.say(ama, "gone anyway", consent="room")))
    chosen = [*room_only(session.state)]
    assert len(chosen) == 3
    on_disk = b"".join(map(encode, redact(session.entries, due_at_close(session.entries, chosen)))).decode()
    assert "kept" not in on_disk
    assert "leaves" in on_disk
    after = fold(redact(session.entries, due_at_close(session.entries, chosen)))
    assert [*room_only(after)] == []
    assert [known.id for known in after.contributions.values() if known.is_shown] == [leaves]
    assert after.contributions[kept].consent == "room", "that it was said, and to whom, stays"


def test_what_counts_is_what_its_speaker_allows_at_the_close(session: Session, ama: str) -> None:
    narrowed, widened = session.say(ama, "narrowed"), session.say(ama, "widened", consent="room")
    session.phone(ama, c.ChangeConsent(narrowed, "room"))
    session.phone(ama, c.ChangeConsent(widened, "quoted"))
    assert [*room_only(session.state)] == [narrowed]
