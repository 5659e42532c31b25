import pytest
from msgspec.structs import replace

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant, secret_hash
from server.domain.decide.capturing import MOST_WAITING, MOST_WAITING_FROM_ONE
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session, is_nobodys

KEY = "0123456789abcdef" * 2


@pytest.fixture
def scribe(session: Session, ama: Participant) -> Participant:
    """Ama, who holds Scribe, with a question open."""
    session.hold("scribe", ama.person)
    session.ask()
    return ama


def words_of(session: Session, whose: Participant, **other: object) -> c.CaptureWords:
    values = {"text": "It was the stairs.", "channel": "aloud", "person": whose.person, **other}
    return c.CaptureWords(session.state.asked[-1], **values)  # type: ignore[arg-type]


def capture(session: Session, by: Participant, whose: Participant, **other: object) -> str:
    (captured,) = session.submit(by, words_of(session, whose, **other))
    assert isinstance(captured, e.WordsCaptured)
    return captured.words


def test_words_put_in_are_nobodys_until_their_person_says_yes(
    session: Session, scribe: Participant, bo: Participant
) -> None:
    words = capture(session, scribe, bo, consent="quoted")
    assert session.state.kept_contributions == 0
    dropped, made = session.submit(bo, c.ConfirmWords(words))
    assert dropped == e.WordsDropped(words, bo.person, scribe.person)
    assert isinstance(made, e.ContributionMade)
    kept = session.state.contributions[made.contribution]
    assert (kept.person, kept.text, kept.channel, kept.consent) == (bo.person, "It was the stairs.", "aloud", "quoted")
    assert session.entries[-1].actor == bo.person
    assert bo.person in session.state.questions[kept.question].speakers
    assert not session.state.captured


def test_words_confirmed_are_ones_own_to_change_and_take_back(
    session: Session, scribe: Participant, bo: Participant
) -> None:
    session.submit(bo, c.ConfirmWords(capture(session, scribe, bo)))
    (said,) = session.state.contributions
    assert session.refused(scribe, c.TakeBackContribution(said)).code == "words_not_from_here"
    session.submit(bo, c.ChangeContribution(said, "It was the lift."))
    session.submit(bo, c.TakeBackContribution(said))
    assert session.state.kept_contributions == 0


@pytest.mark.parametrize("after_the_end", [True, False])
@pytest.mark.parametrize("by_person", [True, False])
def test_a_no_and_a_taking_back_look_the_same(
    session: Session, scribe: Participant, bo: Participant, by_person: bool, after_the_end: bool
) -> None:
    words = capture(session, scribe, bo)
    if after_the_end:
        session.does(c.EndSession())
    actor = bo if by_person else scribe
    assert session.submit(actor, c.DropWords(words)) == (e.WordsDropped(words, bo.person, scribe.person),)
    assert is_nobodys(session.entries[-1])
    assert session.submit(actor, c.DropWords(words)) == ()
    assert (session.state.kept_contributions, len(session.state.captured)) == (0, 0)


def test_a_yes_after_they_were_taken_back_is_told(session: Session, scribe: Participant, bo: Participant) -> None:
    words = capture(session, scribe, bo)
    session.submit(scribe, c.DropWords(words))
    rejected = session.refused(bo, c.ConfirmWords(words))
    assert (rejected.code, rejected.field) == ("words_not_waiting", "words")
    assert refusal_words(rejected) == "Those words are not waiting for you any more."


def test_nobody_answers_for_somebody_else(
    session: Session, scribe: Participant, bo: Participant, cleo: Participant
) -> None:
    words = capture(session, scribe, bo)
    for other in (scribe, cleo):
        assert session.refused(other, c.ConfirmWords(words)).code == "words_not_waiting"
    assert session.submit(cleo, c.DropWords(words)) == ()
    assert words in session.state.captured


def test_words_whose_question_closed_meanwhile_come_late_and_as_welcome(
    session: Session, scribe: Participant, bo: Participant
) -> None:
    words = capture(session, scribe, bo)
    session.does(c.CloseQuestion())
    session.submit(bo, c.ConfirmWords(words))
    (kept,) = session.state.contributions.values()
    assert kept.late


def test_words_put_in_late_say_so(session: Session, scribe: Participant, bo: Participant) -> None:
    session.does(c.CloseQuestion())
    assert session.refused(scribe, words_of(session, bo)).code == "question_closed"
    words = capture(session, scribe, bo, late=True)
    session.does(c.AskQuestion("And now?"))
    session.does(c.Undo())
    session.submit(bo, c.ConfirmWords(words))
    (kept,) = session.state.contributions.values()
    assert kept.late


def test_a_question_to_which_words_wait_is_not_taken_back(
    session: Session, scribe: Participant, bo: Participant
) -> None:
    words = capture(session, scribe, bo)
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
    session.submit(bo, c.DropWords(words))
    session.does(c.Undo())
    assert session.state.asked == ()


def test_a_yes_counts_also_after_the_scribe_stepped_back(
    session: Session, scribe: Participant, bo: Participant
) -> None:
    words, other = capture(session, scribe, bo), capture(session, scribe, bo)
    session.submit(scribe, c.StepBack("scribe"))
    rejected = session.refused(scribe, words_of(session, bo))
    assert refusal_words(rejected) == "That comes with Scribe and Voice-bringer, none of which you hold now."
    session.submit(scribe, c.DropWords(other))
    session.submit(bo, c.ConfirmWords(words))
    assert session.state.kept_contributions == 1


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        ({"person": None}, ("words_of_nobody", "person")),
        ({"key": KEY}, ("words_of_nobody", "person")),
        ({"person": None, "key": "short"}, ("key_invalid", "key")),
        ({"person": "p1"}, ("words_are_yours", "person")),
        ({"person": "p99"}, ("no_such_person", "person")),
    ],
)
def test_words_are_somebody_elses_or_without_a_name(
    session: Session, scribe: Participant, bo: Participant, other: dict[str, object], refused: tuple[str, str]
) -> None:
    rejected = session.refused(scribe, words_of(session, bo, **other))
    assert (rejected.code, rejected.field) == refused


def test_ones_own_words_are_sent_as_ones_own(session: Session, scribe: Participant) -> None:
    rejected = session.refused(scribe, words_of(session, scribe))
    assert refusal_words(rejected) == "Those would be your own words. Please send them as yours."


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("x" * 4001, "too_long")])
def test_words_that_cannot_be_kept_are_refused(
    session: Session, scribe: Participant, bo: Participant, text: str, code: str
) -> None:
    assert session.refused(scribe, words_of(session, bo, text=text)).code == code


def test_words_to_a_question_that_never_was_are_refused(session: Session, scribe: Participant, bo: Participant) -> None:
    rejected = session.refused(scribe, c.CaptureWords("q99", "words", "aloud", bo.person))
    assert (rejected.code, refusal_words(rejected)) == ("no_such_question", "That question is not in this session.")


def test_nobody_is_buried_under_words_to_confirm(
    session: Session, scribe: Participant, bo: Participant, cleo: Participant
) -> None:
    first = capture(session, scribe, bo)
    for _ in range(MOST_WAITING_FROM_ONE - 1):
        capture(session, scribe, bo)
    rejected = session.refused(scribe, words_of(session, bo))
    assert refusal_words(rejected) == "Bo has enough to say yes or no to just now. Please wait for an answer first."
    capture(session, scribe, cleo)
    session.submit(bo, c.DropWords(first))
    capture(session, scribe, bo)


def test_nobody_is_buried_by_many_either(session: Session, scribe: Participant, bo: Participant) -> None:
    for number in range(MOST_WAITING):
        other = Participant(session.join(f"Scribe {number}"))
        session.submit(other, c.AskForRole("voice-bringer"))
        capture(session, other, bo)
    assert session.refused(scribe, words_of(session, bo)).code == "person_asked_enough"


def test_one_person_waits_for_so_many_answers_at_once(session: Session, scribe: Participant) -> None:
    for number in range(MOST_WAITING):
        capture(session, scribe, Participant(session.join(f"Person of the table {number}")))
    rejected = session.refused(scribe, words_of(session, Participant(session.join("One more"))))
    assert refusal_words(rejected) == "20 of these wait for somebody's yes. Please wait for some answers."


@pytest.mark.parametrize("channel", ["aloud", "for_someone"])
def test_words_without_a_name_leave_neither_who_spoke_nor_who_typed(
    session: Session, scribe: Participant, channel: str
) -> None:
    command = words_of(session, scribe, person=None, key=KEY, channel=channel, consent="room")
    session.submit(scribe, command)
    (kept,) = session.state.contributions.values()
    assert (kept.person, kept.channel, kept.consent, kept.key_hash) == (None, channel, "room", secret_hash(KEY))
    entry = session.entries[-1]
    assert (entry.actor, entry.cause, entry.at.second, entry.at.microsecond) == (None, None, 0, 0)
    assert not any(f'"{person}"'.encode() in encode(entry) for person in session.state.people)
    assert not session.state.questions[kept.question].speakers
    assert session.submit(scribe, command) == ()
    session.submit(scribe, c.TakeBackContribution(kept.id, KEY))


def test_words_without_a_name_sent_again_are_in_whatever_became_of_the_role(
    session: Session, scribe: Participant, bo: Participant
) -> None:
    words = c.CaptureWords(session.state.asked[-1], "It was the stairs.", "aloud", key=KEY)
    session.submit(scribe, words)
    session.submit(scribe, c.StepBack("scribe"))
    assert session.submit(scribe, words) == ()
    assert session.refused(scribe, replace(words, key="f" * 32)).code == "not_holding_any"
    session.submit(FACILITATOR, c.EndSession())
    assert session.submit(scribe, words) == ()
    assert session.refused(FACILITATOR, words).code == "session_over"


def test_nothing_is_put_in_or_confirmed_once_the_session_ended(
    session: Session, scribe: Participant, bo: Participant
) -> None:
    words = capture(session, scribe, bo)
    session.does(c.EndSession())
    assert session.refused(scribe, words_of(session, bo)).code == "session_over"
    assert session.refused(bo, c.ConfirmWords(words)).code == "session_over"
