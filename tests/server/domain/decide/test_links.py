import pytest
from msgspec.structs import asdict

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.decide.links import MOST_WAITING_CHALLENGES, MOST_WAITING_FROM_ONE
from server.domain.state import Contribution
from server.projections.mine import mine_view
from server.projections.room import room_view
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session, is_nobodys

KEY, OTHER_KEY = "a" * 32, "b" * 32
AMA, BO, DEE = "p1", "p2", "p3"


@pytest.fixture
def session() -> Session:
    """Ama, Bo and Dee, who holds Encourager. Everybody may read what was said: "Mornings" by Ama."""
    session = Session()
    for name in ("Ama", "Bo", "Dee"):
        session.join(name)
    session.does(c.OpenSession())
    session.ask()
    session.say(AMA, "Mornings")
    session.does(c.RevealQuestion(session.state.asked[-1]))
    session.hold("encourager", DEE)
    return session


def mornings(session: Session) -> Contribution:
    return next(known for known in session.state.contributions.values() if known.text == "Mornings")


def answers(session: Session) -> list[Contribution]:
    """What builds on "Mornings" or challenges it, oldest first."""
    return [session.state.contributions[known] for known in reversed(list(mornings(session).answers))]


def challenge(
    session: Session, arrives: c.Arrival = "now", beside: str | None = None, key: str | None = None, person: str = BO
) -> str:
    """The id of the challenge that waits now; empty if it arrived at once."""
    command = c.Challenge(mornings(session).id, "That you see it", "Does it hold?", arrives, beside, key=key)
    (event,) = session.phone(person, command)
    return event.challenge if isinstance(event, e.ChallengeKept) else ""


def test_a_build_answers_a_contribution_and_counts_as_one(session: Session) -> None:
    session.phone(BO, c.Build(mornings(session).id, "And evenings", "quoted"))
    (built,) = answers(session)
    assert (built.kind, built.text, built.person, built.to) == ("build", "And evenings", BO, mornings(session).id)
    assert (built.consent, built.question) == ("quoted", mornings(session).question)
    assert session.state.people[BO].kept_contributions == 1


def test_a_build_without_a_name_is_tied_to_nobody_and_its_repeat_changes_nothing(session: Session) -> None:
    for _ in range(2):
        session.phone(BO, c.Build(mornings(session).id, "And evenings", key=KEY))
    (built,) = answers(session)
    assert built.person is None
    assert is_nobodys(session.entries[-1])


def test_a_challenge_says_what_it_values_and_what_it_would_test(session: Session) -> None:
    challenge(session)
    (made,) = answers(session)
    assert (made.kind, made.value, made.text, made.person) == ("challenge", "That you see it", "Does it hold?", BO)


@pytest.mark.parametrize("key", [None, KEY])
def test_a_challenge_for_after_a_break_arrives_as_the_next_one_ends(session: Session, key: str | None) -> None:
    session.does(c.StartBreak())
    waiting = challenge(session, "after_break", key=key)
    assert (answers(session), [*session.state.challenges]) == ([], [waiting])
    session.does(c.EndBreak())
    (made,) = answers(session)
    assert (made.kind, made.person) == ("challenge", BO if key is None else None)
    assert not session.state.challenges
    assert (session.entries[-1].actor, session.entries[-1].at) == (FACILITATOR.id, session.now)


def test_without_a_break_it_arrives_as_the_session_ends(session: Session) -> None:
    challenge(session, "after_break")
    challenge(session, "after_break", key=KEY)
    session.does(c.EndSession())
    assert [made.person for made in answers(session)] == [BO, None]
    session.does(c.Undo())
    assert session.state.phase == "live"
    assert len(answers(session)) == 2


def test_undoing_the_end_of_a_break_leaves_what_arrived(session: Session) -> None:
    session.does(c.StartBreak())
    challenge(session, "after_break")
    session.does(c.EndBreak())
    session.does(c.Undo())
    assert session.state.current_break is not None
    assert len(answers(session)) == 1


def test_an_encourager_stands_beside_a_challenger_with_their_yes(session: Session) -> None:
    waiting = challenge(session, "beside", DEE)
    assert session.refused(Participant(AMA), c.StandBeside(waiting)).code == "challenge_gone"
    session.phone(DEE, c.StandBeside(waiting))
    (made,) = answers(session)
    assert (made.person, made.beside) == (BO, DEE)
    assert session.refused(Participant(DEE), c.StandBeside(waiting)).code == "challenge_gone"


def test_not_now_is_private_and_the_challenge_goes_on_waiting(session: Session) -> None:
    waiting = challenge(session, "beside", DEE)
    session.phone(DEE, c.DeclineToStandBeside(waiting))
    assert session.state.challenges[waiting].beside is None
    assert is_nobodys(session.entries[-1])
    assert session.phone(DEE, c.DeclineToStandBeside(waiting)) == ()
    session.does(c.EndSession())
    assert answers(session) == []


def test_an_encourager_who_has_left_the_role_cannot_say_yes_and_another_moment_is_chosen(session: Session) -> None:
    waiting = challenge(session, "beside", DEE)
    session.phone(DEE, c.StepBack("encourager"))
    assert session.refused(Participant(DEE), c.StandBeside(waiting)).code == "not_holding"
    assert session.refused(Participant(BO), c.ChangeArrival(waiting, "beside", DEE)).code == "beside_not_holding"
    session.phone(BO, c.ChangeArrival(waiting, "after_break"))
    assert session.phone(BO, c.ChangeArrival(waiting, "after_break")) == ()
    session.phone(BO, c.ChangeArrival(waiting, "now"))
    assert [made.beside for made in answers(session)] == [None]


@pytest.mark.parametrize("key", [None, KEY])
def test_a_waiting_challenge_is_taken_back_by_its_author_alone(session: Session, key: str | None) -> None:
    waiting = challenge(session, "after_break", key=key)
    for person, command in (
        (AMA, c.TakeBackChallenge(waiting)),
        (BO, c.TakeBackChallenge(waiting, OTHER_KEY)) if key else (AMA, c.TakeBackChallenge(waiting, KEY)),
        (BO, c.TakeBackChallenge("g99")),
    ):
        assert session.phone(person, command) == ()
    assert session.refused(Participant(AMA), c.ChangeArrival(waiting, "now")).code == "challenge_gone"
    session.phone(BO, c.TakeBackChallenge(waiting, key))
    session.does(c.EndSession())
    assert answers(session) == []


def test_a_challenge_without_a_name_that_is_sent_again_waits_once(session: Session) -> None:
    waiting = challenge(session, "after_break", key=KEY)
    command = c.Challenge(mornings(session).id, "That you see it", "Does it hold?", "after_break", key=KEY)
    assert session.phone(BO, command) == ()
    session.phone(BO, c.ChangeArrival(waiting, "now", key=KEY))
    assert is_nobodys(session.entries[-1])
    assert session.phone(BO, command) == ()


def test_a_challenge_to_words_that_were_taken_back_meanwhile_goes_nowhere(session: Session) -> None:
    waiting, beside = challenge(session, "after_break"), challenge(session, "beside", DEE)
    words = mornings(session)
    assert len(mine_view(session.state, DEE).asked_beside) == 1
    session.phone(AMA, c.TakeBackContribution(words.id))
    assert mine_view(session.state, DEE).asked_beside == ()
    for person, command in ((DEE, c.StandBeside(beside)), (BO, c.ChangeArrival(waiting, "now"))):
        assert session.refused(Participant(person), command).code == "words_gone"
    session.does(c.StartBreak())
    session.does(c.EndBreak())
    assert [one.to for one in mine_view(session.state, BO).challenges] == ["", ""]
    session.phone(BO, c.TakeBackChallenge(beside))
    session.does(c.EndSession())
    assert session.state.kept_contributions == 0
    assert [*session.state.challenges] == [waiting]


@pytest.mark.parametrize("arrives", ["after_break", "beside"])
def test_a_challenge_to_words_that_are_held_back_meanwhile_arrives_unread(session: Session, arrives: c.Arrival) -> None:
    waiting = challenge(session, arrives, DEE if arrives == "beside" else None)
    words = mornings(session)
    session.does(c.HoldBack((words.id,), "reasons.hurts"))
    assert mine_view(session.state, BO).challenges[0].to == ""
    session.phone(DEE, c.StandBeside(waiting)) if arrives == "beside" else session.does(c.EndSession())
    (made,) = answers(session)
    assert made.waits
    assert [own.held for own in mine_view(session.state, BO).said] == [""]
    assert mine_view(session.state, AMA).said[0].challenged == 0
    session.does(c.Restore((words.id,)))
    assert [row.text for row in room_view(session.state).said] == ["Mornings"]
    session.does(c.Restore((words.id, made.id)))
    assert mine_view(session.state, AMA).said[0].challenged == 1


def test_me_too_is_a_count_of_keys_and_says_nobody(session: Session) -> None:
    for key in (KEY, OTHER_KEY, KEY):
        session.phone(BO, c.SayMeToo(mornings(session).id, key))
    assert len(mornings(session).me_too) == 2
    assert is_nobodys(session.entries[-1])
    for _ in range(2):
        session.phone(BO, c.TakeBackMeToo(mornings(session).id, KEY))
    assert len(mornings(session).me_too) == 1
    assert is_nobodys(session.entries[-1])
    assert session.phone(BO, c.TakeBackMeToo("c99", KEY)) == ()


@pytest.mark.parametrize(
    ("command", "code", "field"),
    [
        (c.Build("c99", "words"), "words_gone", "contribution"),
        (c.Build("c5", ""), "empty", "text"),
        (c.Challenge("c5", "", "words"), "empty", "value"),
        (c.Challenge("c5", "words", ""), "empty", "text"),
        (c.Challenge("c5", "words", "words", "beside"), "beside_whom", "beside"),
        (c.Challenge("c5", "words", "words", "now", DEE), "beside_whom", "beside"),
        (c.Challenge("c5", "words", "words", "beside", DEE, key=KEY), "beside_nameless", "beside"),
        (c.Challenge("c5", "words", "words", "beside", BO), "beside_oneself", "beside"),
        (c.Challenge("c5", "words", "words", "beside", AMA), "beside_not_holding", "beside"),
        (c.SayMeToo("c5", "short"), "key_invalid", "key"),
    ],
    ids=repr,
)
def test_what_cannot_be_is_refused_by_name(session: Session, command: c.Command, code: str, field: str) -> None:
    assert mornings(session).id == "c5"
    refused = session.refused(Participant(BO), command)
    assert (refused.code, refused.field) == (code, field)
    assert refusal_words(refused)


def test_nobody_challenges_or_joins_their_own_words(session: Session) -> None:
    own = mornings(session).id
    for command in (c.Build(own, "words"), c.Challenge(own, "words", "words"), c.SayMeToo(own, KEY)):
        assert session.refused(Participant(AMA), command).code == "words_your_own"


def test_what_one_may_not_read_one_cannot_answer(session: Session) -> None:
    hidden = session.ask("Another?")
    said = session.say(AMA, "Hidden")
    assert session.refused(Participant(BO), c.Build(said, "words")).code == "words_gone"
    session.does(c.RevealQuestion(hidden))
    session.phone(BO, c.Build(said, "words"))


def test_after_the_end_nothing_is_answered(session: Session) -> None:
    words = mornings(session).id
    session.does(c.EndSession())
    for command in (c.Build(words, "words"), c.Challenge(words, "words", "words"), c.SayMeToo(words, KEY)):
        assert session.refused(Participant(BO), command).code == "session_over"


def test_so_many_challenges_wait_at_most(session: Session) -> None:
    for _ in range(MOST_WAITING_FROM_ONE):
        challenge(session, "after_break")
    refused = session.refused(Participant(BO), c.Challenge(mornings(session).id, "words", "words", "after_break"))
    assert (refused.code, refused.arguments) == ("challenges_waiting", {"count": MOST_WAITING_FROM_ONE})
    for number in range(MOST_WAITING_CHALLENGES - MOST_WAITING_FROM_ONE):
        challenge(session, "after_break", key=f"{number:032x}")
    command = c.Challenge(mornings(session).id, "words", "words", "after_break", key=KEY)
    assert session.refused(Participant(BO), command).code == "challenges_waiting"


def test_people_who_become_one_do_not_stand_beside_themselves(session: Session) -> None:
    waiting = challenge(session, "beside", DEE)
    session.does(c.AskIfSame(DEE, BO))
    session.phone(DEE, c.ConfirmSame(BO))
    assert asdict(session.state.challenges[waiting])["beside"] is None
    session.does(c.Undo())
    assert session.state.challenges[waiting].beside == DEE


@pytest.mark.parametrize("closes_first", [True, False])
def test_a_challenge_that_waited_by_choice_is_late_only_if_its_question_had_closed_by_then(
    session: Session, closes_first: bool
) -> None:
    session.does(c.StartBreak())
    if closes_first:
        session.does(c.CloseQuestion())
    challenge(session, "after_break")
    if not closes_first:
        session.does(c.CloseQuestion())
    session.does(c.EndBreak())
    (made,) = answers(session)
    assert made.late is closes_first


def test_whoever_said_the_words_cannot_be_asked_to_stand_beside_their_challenge(session: Session) -> None:
    session.hold("encourager", AMA)
    waiting = challenge(session, "after_break")
    for command in (
        c.Challenge(mornings(session).id, "words", "words", "beside", AMA),
        c.ChangeArrival(waiting, "beside", AMA),
    ):
        assert session.refused(Participant(BO), command).code == "beside_own_words"
