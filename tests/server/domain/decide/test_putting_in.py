"""What the facilitator puts in: said aloud, on paper, by hands, of somebody without a phone or of nobody."""

from random import Random

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.decide.capturing import MOST_HANDS, MOST_WAITING_FROM_ONE
from server.domain.slips import new_slips
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session, is_nobodys

SLIP, OTHER_SLIP = new_slips(2, Random(2).choice)  # noqa: S311
KEY = "0123456789abcdef" * 2


@pytest.fixture
def question(session: Session, ama: Participant) -> str:
    return session.ask()


@pytest.fixture
def mrs_k(session: Session, question: str) -> str:
    """Somebody who is here without a phone."""
    (welcomed,) = session.does(c.WelcomePerson("Mrs K."))
    assert isinstance(welcomed, e.PersonWelcomed)
    return welcomed.person


def made(session: Session, command: c.Command) -> str:
    (event,) = session.does(command)
    assert isinstance(event, e.ContributionMade)
    return event.contribution


def test_words_of_nobody_are_in_at_once_and_are_the_facilitators_to_mend(session: Session, question: str) -> None:
    said = made(session, c.CaptureWords(question, "Said aloud", "aloud", consent="quoted"))
    known = session.state.contributions[said]
    assert (known.put_in, known.channel, known.consent, known.asked) == (
        True,
        "aloud",
        "quoted",
        session.state.questions[question].text,
    )
    assert is_nobodys(session.entries[-1])
    session.does(c.ChangeContribution(said, "Said otherwise"))
    assert session.state.contributions[said].text == "Said otherwise"
    session.does(c.TakeBackContribution(said))
    assert session.state.kept_contributions == 0
    assert not session.state.questions[question].speakers


def test_words_of_somebody_without_a_phone_are_theirs_at_once_and_the_facilitators_to_mend(
    session: Session, question: str, mrs_k: str
) -> None:
    said = made(session, c.CaptureWords(question, "Hers", "for_someone", mrs_k))
    assert session.state.contributions[said].person == mrs_k
    assert session.entries[-1].actor == "facilitator"
    assert session.state.questions[question].responded(mrs_k)
    session.does(c.ChangeContribution(said, "Hers, as she meant it"))
    session.does(c.TakeBackContribution(said))
    assert session.state.people[mrs_k].kept_contributions == 0


def test_words_put_in_for_the_wrong_person_were_no_response_of_theirs(
    session: Session, question: str, mrs_k: str
) -> None:
    first = made(session, c.CaptureWords(question, "Hers", "aloud", mrs_k))
    made(session, c.CaptureWords(question, "Not hers", "aloud", mrs_k))
    session.does(c.Undo())
    assert session.state.questions[question].responded(mrs_k)
    session.does(c.TakeBackContribution(first))
    known = session.state.questions[question]
    assert (known.responded(mrs_k), known.responders, known.answered) == (False, 0, 0)


def test_a_scribe_puts_words_of_somebody_without_a_phone_in_at_once_too(
    session: Session, ama: Participant, question: str, mrs_k: str
) -> None:
    session.hold("scribe", ama.person)
    (event,) = session.submit(ama, c.CaptureWords(question, "Hers", "aloud", mrs_k))
    assert isinstance(event, e.ContributionMade)
    assert (event.person, session.entries[-1].actor) == (mrs_k, ama.person)
    assert session.refused(FACILITATOR, c.Undo()).code == "nothing_to_undo"
    session.does(c.TakeBackContribution(event.contribution))


def test_words_of_somebody_with_a_phone_wait_for_their_yes(session: Session, ama: Participant, question: str) -> None:
    (captured,) = session.does(c.CaptureWords(question, "Ama's", "aloud", ama.person))
    assert isinstance(captured, e.WordsCaptured)
    assert session.state.captured[captured.words].by is None
    session.submit(ama, c.ConfirmWords(captured.words))
    (said,) = session.state.contributions.values()
    assert said.person == ama.person
    assert session.refused(FACILITATOR, c.ChangeContribution(said.id, "x")).code == "words_of_another"


def test_the_facilitator_takes_back_what_waits_and_only_their_own(
    session: Session, ama: Participant, bo: Participant
) -> None:
    question = session.ask()
    session.hold("scribe", ama.person)
    (captured,) = session.does(c.CaptureWords(question, "Bo's", "aloud", bo.person))
    (scribes,) = session.submit(ama, c.CaptureWords(question, "Bo's", "aloud", bo.person))
    assert isinstance(captured, e.WordsCaptured)
    assert isinstance(scribes, e.WordsCaptured)
    assert session.does(c.DropWords(scribes.words)) == ()
    session.does(c.DropWords(captured.words))
    assert [*session.state.captured] == [scribes.words]
    assert is_nobodys(session.entries[-1])


def test_nobodys_phone_is_filled_by_the_facilitator_either(session: Session, ama: Participant, question: str) -> None:
    command = c.CaptureWords(question, "Ama's", "aloud", ama.person)
    for _ in range(MOST_WAITING_FROM_ONE):
        session.does(command)
    assert session.refused(FACILITATOR, command).code == "person_asked_enough"


def test_the_facilitators_words_for_others_have_no_key(session: Session, question: str, mrs_k: str) -> None:
    for whose in (None, mrs_k):
        rejected = session.refused(FACILITATOR, c.CaptureWords(question, "words", "aloud", whose, KEY))
        assert (rejected.code, rejected.field) == ("words_of_nobody", "person")


def test_what_is_put_in_after_the_question_closed_is_late_without_being_asked(session: Session, question: str) -> None:
    session.does(c.CloseQuestion())
    said = [
        made(session, c.CaptureWords(question, "words", "aloud")),
        made(session, c.CountHands(question, 3, "More time")),
    ]
    assert all(session.state.contributions[known].late for known in said)


def test_a_slip_is_typed_once_however_it_is_typed(session: Session, question: str) -> None:
    said = made(session, c.CaptureWords(question, "From paper", "paper", slip=f" {SLIP[:2].lower()} {SLIP[2:]}"))
    assert session.state.slips[SLIP] == said
    rejected = session.refused(FACILITATOR, c.CaptureWords(question, "Again", "paper", slip=SLIP))
    assert (rejected.code, refusal_words(rejected)) == ("slip_used", f"The slip {SLIP} was typed in already.")
    made(session, c.CaptureWords(question, "Another", "paper", slip=OTHER_SLIP))
    session.does(c.TakeBackContribution(said))
    made(session, c.CaptureWords(question, "Typed better", "paper", slip=SLIP))


def test_a_slip_whose_words_wait_for_a_yes_is_typed_in(session: Session, ama: Participant, question: str) -> None:
    (captured,) = session.does(c.CaptureWords(question, "Ama's", "paper", ama.person, slip=SLIP))
    assert isinstance(captured, e.WordsCaptured)
    again = c.CaptureWords(question, "Ama's", "paper", slip=SLIP)
    assert session.refused(FACILITATOR, again).code == "slip_used"
    session.submit(ama, c.DropWords(captured.words))
    made(session, again)


def test_a_yes_to_words_on_a_slip_keeps_the_slip(session: Session, ama: Participant, question: str) -> None:
    (captured,) = session.does(c.CaptureWords(question, "Ama's", "paper", ama.person, slip=SLIP))
    assert isinstance(captured, e.WordsCaptured)
    session.submit(ama, c.ConfirmWords(captured.words))
    assert [*session.state.slips] == [SLIP]


def test_a_mistyped_slip_and_a_slip_of_what_is_not_on_paper_are_told(session: Session, question: str) -> None:
    wrong = SLIP[:3] + ("A" if SLIP[3] != "A" else "B")
    rejected = session.refused(FACILITATOR, c.CaptureWords(question, "words", "paper", slip=wrong))
    assert refusal_words(rejected) == "That is not the code of a slip. Please look at its four letters again."
    rejected = session.refused(FACILITATOR, c.CaptureWords(question, "words", "aloud", slip=SLIP))
    assert refusal_words(rejected) == "Only a paper slip has a code."


def test_a_show_of_hands_is_one_contribution_of_nobody(session: Session, question: str) -> None:
    said = made(session, c.CountHands(question, 7, " More time "))
    known = session.state.contributions[said]
    assert (known.channel, known.hands, known.text, known.put_in) == ("hands", 7, "More time", True)
    assert session.state.questions[question].answered == 1
    assert not session.state.questions[question].speakers


@pytest.mark.parametrize("hands", [0, -1, MOST_HANDS + 1])
def test_hands_that_cannot_be_counted_are_refused(session: Session, question: str, hands: int) -> None:
    rejected = session.refused(FACILITATOR, c.CountHands(question, hands, "More time"))
    assert (rejected.code, rejected.field) == ("hands_out_of_range", "hands")


def test_hands_are_for_something_to_a_question_while_the_session_lasts(session: Session, question: str) -> None:
    assert session.refused(FACILITATOR, c.CountHands(question, 3, "")).code == "empty"
    assert session.refused(FACILITATOR, c.CountHands("q99", 3, "More time")).code == "no_such_question"
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.CountHands(question, 3, "More time")).code == "session_over"
