"""What is emptied when an ended session closes, and what stays."""

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.evolve import fold
from server.domain.evolve.deletion import without_room_only
from server.domain.messages import Message
from server.domain.redaction import Emptied, Redaction, due_at_close, redact, redacted, room_only
from server.exports.bundle import files
from server.projections.exported_journal import exported_entries
from server.projections.exported_session import exported_session
from server.projections.say_back import say_back_view
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


def after_the_close(session: Session) -> str:
    """The record after the close, with what was kept to the room gone where that was chosen, and what is exported."""
    chosen = frozenset(room_only(session.state) if session.state.redacts_room_only else ())
    kept = [*redact(session.entries, due_at_close(session.entries, chosen))]
    again = due_at_close(kept, chosen)
    assert again == {}
    exported = b"".join(content for _, content in files(exported_session(session.state, session.entries)))
    return b"".join(map(encode, kept)).decode() + exported.decode()


def reopened(session: Session) -> None:
    """Goes on from the record as it stands after the close."""
    session.entries = [*redact(session.entries, due_at_close(session.entries))]
    session.state = fold(session.entries)


def turn_of(session: Session) -> str:
    return session.state.direction.turns[0].id


def test_of_a_turn_only_its_last_wording_stays(session: Session, ama: str) -> None:
    session.does(c.MakeTurn("ONE wording"))
    session.does(c.ChangeTurn(turn_of(session), "TWO wording"))
    session.does(c.SetTurn(turn_of(session)))
    session.does(c.ChangeTurn(turn_of(session), "THREE wording"))
    session.does(c.Undo())
    told = after_the_close(session)
    assert [text in told for text in ("ONE", "TWO wording", "THREE")] == [False, True, False]
    reopened(session)
    assert session.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"
    session.does(c.Undo())
    assert [turn.set_at for turn in session.state.direction.turns] == [None]
    for _ in range(len(session.state.undo)):
        session.does(c.Undo())
    assert {turn.text for turn in session.state.direction.turns} <= {"TWO wording"}


def test_of_how_a_turn_is_parked_only_the_last_stays(session: Session, ama: str) -> None:
    session.does(c.MakeTurn("Mornings first"))
    session.does(c.ParkTurn(turn_of(session), "ONE why", "ONE help", "ONE spring"))
    session.does(c.ParkTurn(turn_of(session), "TWO why"))
    session.does(c.UnparkTurn(turn_of(session), "it is known"))
    session.does(c.ParkTurn(turn_of(session), "THREE why"))
    told = after_the_close(session)
    assert [text in told for text in ("ONE", "TWO", "it is known", "THREE why")] == [False, False, False, True]
    parked = session.state.direction.turns[0].parked
    reopened(session)
    assert session.state.direction.turns[0].parked == parked
    session.does(c.Undo())
    assert [turn.text for turn in session.state.direction.turns] == [], "making it is what can still be undone"


def test_a_turn_that_was_deleted_is_not_put_back(session: Session, ama: str) -> None:
    session.does(c.MakeTurn("gone"))
    session.does(c.TakeAwayTurn(turn_of(session)))
    reopened(session)
    session.does(c.Undo())
    assert session.state.direction.turns == ()


def outcome_of(session: Session, ama: str) -> str:
    said = session.say(ama, "Nobody is rushed")
    session.does(c.RevealQuestion(session.state.asked[-1]))
    session.does(c.AdoptOutcome(said))
    return session.state.direction.outcomes[0].id


def test_of_what_came_of_an_outcome_only_the_last_stays(session: Session, ama: str) -> None:
    outcome = outcome_of(session, ama)
    session.does(c.SayWhatCame(outcome, "ONE report"))
    session.does(c.SayWhatCame(outcome, "TWO report"))
    session.does(c.SayWhatCame(outcome, "THREE report"))
    session.does(c.Undo())
    told = after_the_close(session)
    assert [text in told for text in ("ONE", "TWO report", "THREE")] == [False, True, False]
    reopened(session)
    assert session.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"
    session.does(c.Undo())
    assert session.state.direction.outcomes[0].came_of == "TWO report", "what it replaced cannot come back"


def test_with_an_outcome_that_was_let_go_goes_what_came_of_it(session: Session, ama: str) -> None:
    outcome = outcome_of(session, ama)
    session.does(c.SayWhatCame(outcome, "a report"))
    session.does(c.DropOutcome(outcome))
    assert "a report" not in after_the_close(session)
    reopened(session)
    session.does(c.Undo())
    assert session.state.direction.outcomes == (), "letting it go is undone no more"


def said_back(session: Session, *words: str) -> str:
    """The id of the sentence with which a theme of these words was just said back."""
    session.does(c.AddTheme("Time", words))
    session.does(c.SayBack(session.state.themes[0].id, "It takes time"))
    return session.state.themes[0].sentences[-1].id


@pytest.mark.parametrize("key", [None, KEY])
def test_what_one_said_about_a_sentence_goes_with_ones_words(session: Session, ama: str, key: str | None) -> None:
    bo = session.join("Bo")
    words, other = session.say(ama, "slowly", key=key), session.say(bo, "stays", key=key and "b" * 32)
    sentence = said_back(session, words, other)
    session.phone(ama, c.AnswerSayBack(sentence, "nearly", "ama's line", key))
    session.phone(bo, c.AnswerSayBack(sentence, "nearly", "bo's line", key and "b" * 32))
    session.phone(ama, c.TakeBackContribution(words, key))
    assert [row.line for row in say_back_view(session.state, session.state.themes[0].sentences[0]).lines] == [
        "bo's line"
    ]
    told = after_the_close(session)
    assert [text in told for text in ("ama's line", "bo's line")] == [False, True]
    assert fold(exported_entries(session.state, session.entries)).say_back.keys() == session.state.say_back.keys()


def test_it_stays_as_long_as_one_has_other_words_there(session: Session, ama: str) -> None:
    first, second = session.say(ama, "slowly"), session.say(ama, "and well")
    sentence = said_back(session, first, second)
    session.phone(ama, c.AnswerSayBack(sentence, "nearly", "ama's line"))
    session.phone(ama, c.TakeBackContribution(first))
    assert "ama's line" in after_the_close(session)
    session.phone(ama, c.TakeBackContribution(second))
    assert "ama's line" not in after_the_close(session)


def test_it_goes_under_both_ids_of_one_person(session: Session, ama: str) -> None:
    phone = session.join("Ama's other phone")
    words = session.say(phone, "slowly")
    sentence = said_back(session, words)
    session.phone(phone, c.AnswerSayBack(sentence, "nearly", "ama's line"))
    session.does(c.AskIfSame(phone, ama))
    session.phone(phone, c.ConfirmSame(ama))
    session.phone(ama, c.TakeBackContribution(words))
    assert "ama's line" not in after_the_close(session)


@pytest.mark.parametrize("key", [None, KEY])
def test_it_can_be_withdrawn_where_ones_words_left_the_theme(session: Session, ama: str, key: str | None) -> None:
    words = session.say(ama, "slowly", key=key)
    sentence = said_back(session, words)
    session.phone(ama, c.AnswerSayBack(sentence, "nearly", "ama's line", key))
    session.does(c.TakeOutOfTheme(session.state.themes[0].id, (words,)))
    more = c.AnswerSayBack(sentence, "nearly", "more", key)
    assert session.refused(Participant(ama), more).code == "say_back_of_others"
    session.phone(ama, c.AnswerSayBack(sentence, "yes", key=key))
    assert "ama's line" not in after_the_close(session)


@pytest.mark.parametrize("key", [None, KEY])
def test_it_goes_with_ones_words_where_what_is_kept_to_the_room_goes(
    session: Session, ama: str, key: str | None
) -> None:
    bo = session.join("Bo")
    words = [session.say(ama, text, consent="room", key=key and f"{place:032x}") for place, text in enumerate("ab")]
    sentence = said_back(session, *words, session.say(bo, "leaves"))
    session.phone(ama, c.AnswerSayBack(sentence, "nearly", "ama's line", key and f"{0:032x}"))
    session.phone(bo, c.AnswerSayBack(sentence, "nearly", "bo's line"))
    session.does(c.EndSession())
    session.does(c.RedactRoomOnly())
    told = after_the_close(session)
    assert [text in told for text in ("ama's line", "bo's line")] == [False, True]
    after = without_room_only(session.state)
    assert not any(room_only(after))
    lines = say_back_view(after, after.themes[0].sentences[0]).lines
    assert [row.line for row in lines] == ["bo's line"]
