import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant, secret_hash
from tests.session import FACILITATOR, Session

KEY = "0123456789abcdef" * 2
OTHER_KEY = "f" * 32


@pytest.fixture
def ama(session: Session) -> Participant:
    """Ama, who joined, with a question open."""
    person = Participant(session.join("Ama"))
    session.ask()
    return person


def question(session: Session) -> str:
    return session.state.asked[-1]


def test_words_are_kept_as_they_were_said(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "  The same carer every morning.\r\nMum knows her name. ", consent="quoted")
    kept = session.state.contributions[said]
    assert kept.text == "The same carer every morning.\nMum knows her name."
    assert (kept.person, kept.kind, kept.consent, kept.channel, kept.late) == (
        ama.person,
        "answer",
        "quoted",
        "phone",
        False,
    )
    assert list(session.state.people[ama.person].contributions) == [said]


def test_a_doubt_is_kept_as_one(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "Would that cost more?", kind="unsure")
    assert session.state.contributions[said].kind == "unsure"


@pytest.mark.parametrize("kind", ["build", "challenge"])
def test_building_and_challenging_need_words_to_stand_on(
    session: Session, ama: Participant, kind: c.ContributionKind
) -> None:
    rejected = session.refused(ama, c.Contribute(question(session), "words", kind=kind))
    assert (rejected.code, rejected.field) == ("kind_not_for_questions", "kind")


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty"), ("\u200b \u3164\n", "empty"), ("x" * 4001, "too_long"), ("x\n" * 60 + "x", "too_many_lines")],
)
def test_words_that_cannot_be_kept_are_refused_by_name(
    session: Session, ama: Participant, text: str, code: str
) -> None:
    rejected = session.refused(ama, c.Contribute(question(session), text))
    assert (rejected.code, rejected.field) == (code, "text")


def test_the_longest_words_that_fit_are_kept_whole(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "x" * 4000)
    assert len(session.state.contributions[said].text) == 4000


def test_a_question_that_closed_meanwhile_is_told_and_late_words_are_welcome(
    session: Session, ama: Participant
) -> None:
    closed = question(session)
    session.does(c.CloseQuestion())
    rejected = session.refused(ama, c.Contribute(closed, "words"))
    assert (rejected.code, rejected.temporary) == ("question_closed", False)
    (made,) = session.submit(ama, c.Contribute(closed, "words", late=True))
    assert isinstance(made, e.ContributionMade)
    assert made.late


def test_words_said_in_time_are_not_late_whatever_the_phone_thinks(session: Session, ama: Participant) -> None:
    (made,) = session.submit(ama, c.Contribute(question(session), "words", late=True))
    assert isinstance(made, e.ContributionMade)
    assert not made.late


def test_words_to_a_question_that_never_was_are_refused(session: Session, ama: Participant) -> None:
    assert session.refused(ama, c.Contribute("q99", "words")).code == "no_such_question"


def test_nothing_is_said_once_the_session_ended(session: Session, ama: Participant) -> None:
    session.does(c.EndSession())
    assert session.refused(ama, c.Contribute(question(session), "words", late=True)).code == "session_over"


def test_words_without_a_name_carry_nothing_of_whose_they_are(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "Evening calls that do not rush", key=KEY)
    entry = session.entries[-1]
    assert entry.events == (
        e.ContributionMade(said, question(session), "Evening calls that do not rush", key_hash=secret_hash(KEY)),
    )
    assert (entry.actor, entry.cause, entry.at.second) == (None, None, 0)
    assert not list(session.state.people[ama.person].contributions)
    assert not session.state.questions[question(session)].speakers


def test_words_without_a_name_sent_twice_are_kept_once(session: Session, ama: Participant) -> None:
    session.say(ama.person, "words", key=KEY)
    assert session.submit(ama, c.Contribute(question(session), "words", key=KEY)) == ()
    session.does(c.EndSession())
    assert session.submit(ama, c.Contribute(question(session), "words", key=KEY)) == ()


@pytest.mark.parametrize("key", ["", "a" * 31, "a" * 33, "A" * 32, "g" * 32, "a" * 32 + "\n", "１" * 32])
def test_a_key_that_could_be_guessed_is_refused(session: Session, ama: Participant, key: str) -> None:
    rejected = session.refused(ama, c.Contribute(question(session), "words", key=key))
    assert (rejected.code, rejected.field) == ("key_invalid", "key")


def test_own_words_are_changed_and_a_change_to_the_same_is_none(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "one thing")
    session.submit(ama, c.ChangeContribution(said, "another thing"))
    assert session.state.contributions[said].text == "another thing"
    assert session.submit(ama, c.ChangeContribution(said, " another thing ")) == ()


def test_words_without_a_name_are_changed_and_taken_back_with_their_key(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "one thing", key=KEY)
    session.submit(ama, c.ChangeContribution(said, "another thing", key=KEY))
    session.submit(ama, c.TakeBackContribution(said, key=KEY))
    assert session.state.contributions[said].taken_back
    assert all((entry.actor, entry.cause) == (None, None) for entry in session.entries[-3:])


@pytest.mark.parametrize("key", [None, OTHER_KEY])
def test_nobody_changes_words_without_a_name_with_no_key_or_another(
    session: Session, ama: Participant, key: str | None
) -> None:
    said = session.say(ama.person, "one thing", key=KEY)
    assert session.refused(ama, c.ChangeContribution(said, "x", key=key)).code == "words_not_from_here"
    assert session.refused(ama, c.TakeBackContribution(said, key=key)).code == "words_not_from_here"


@pytest.mark.parametrize("key", [None, KEY])
def test_nobody_changes_what_somebody_else_said(session: Session, ama: Participant, key: str | None) -> None:
    said = session.say(ama.person, "one thing")
    bo = Participant(session.join("Bo"))
    assert session.refused(bo, c.ChangeContribution(said, "x", key=key)).code == "words_not_from_here"
    assert session.refused(bo, c.TakeBackContribution(said, key=key)).code == "words_not_from_here"
    assert session.refused(bo, c.TakeBackContribution("c99", key=key)).code == "words_not_from_here"


def test_words_are_taken_back_once_even_after_the_end(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "one thing")
    session.does(c.EndSession())
    session.submit(ama, c.TakeBackContribution(said))
    assert session.submit(ama, c.TakeBackContribution(said)) == ()
    assert (session.state.kept_contributions, session.state.questions[question(session)].answered) == (0, 0)


def test_words_that_were_taken_back_are_not_changed(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "one thing")
    session.submit(ama, c.TakeBackContribution(said))
    assert session.refused(ama, c.ChangeContribution(said, "another")).code == "words_taken_back"


def test_heard_is_marked_once_and_leaves_with_words_taken_back(session: Session, ama: Participant) -> None:
    said = session.say(ama.person, "one thing")
    session.does(c.MarkHeard((said,)))
    assert session.does(c.MarkHeard((said,))) == ()
    assert session.state.heard == 1
    session.submit(ama, c.TakeBackContribution(said))
    assert session.state.heard == 0
    assert session.refused(FACILITATOR, c.MarkHeard((said,))).code == "words_gone"
    assert session.refused(FACILITATOR, c.MarkHeard(("c99",))).code == "words_gone"
