from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Participant
from server.domain.decide.calls import MORE_TIME, MOST_WAITING
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session, is_nobodys


@pytest.fixture
def caller(session: Session, ama: Participant) -> Participant:
    """Ama, who holds every role that brings a call."""
    for role in ("timekeeper", "weaver", "outcome-keeper", "plain-speaker", "care-keeper"):
        session.hold(role, ama.person)
    return ama


def call(session: Session, who: Participant, kind: c.CallKind, text: str = "") -> str:
    session.submit(who, c.MakeCall(kind, text))
    return session.state.open_calls[-1]


@pytest.mark.parametrize(
    ("kind", "role", "text"),
    [
        ("more_time", "timekeeper", ""),
        ("theme", "weaver", "Trust"),
        ("bring_us_back", "outcome-keeper", ""),
        ("plainer", "plain-speaker", ""),
        ("break", "care-keeper", ""),
    ],
)
def test_a_call_says_to_the_room_what_its_role_is_there_to_say(
    session: Session, caller: Participant, kind: c.CallKind, role: str, text: str
) -> None:
    question = session.ask()
    called = call(session, caller, kind, text)
    made = session.state.calls[called]
    assert (made.kind, made.role, made.text, made.question) == (kind, role, text, question)
    assert (made.person, made.at, made.answered_at, made.number) == (caller.person, session.now, None, 1)


def test_a_call_before_the_first_question_is_about_none(session: Session, caller: Participant) -> None:
    called = call(session, caller, "break")
    assert session.state.calls[called].question is None


def test_a_call_is_made_once_until_it_was_heard(session: Session, caller: Participant) -> None:
    first = call(session, caller, "break")
    assert session.submit(caller, c.MakeCall("break")) == ()
    session.does(c.AnswerCall(first))
    assert session.does(c.AnswerCall(first)) == ()
    assert session.state.open_calls == ()
    second = call(session, caller, "break")
    assert session.state.calls[second].number == 2


def test_calls_of_others_and_of_other_kinds_stand_beside_each_other(
    session: Session, caller: Participant, bo: Participant
) -> None:
    session.hold("plain-speaker", bo.person)
    calls = [call(session, who, "plainer") for who in (caller, bo)]
    calls += [call(session, caller, "theme", name) for name in ("Trust", "Time")]
    assert session.submit(caller, c.MakeCall("theme", " trust ")) == ()
    assert session.state.open_calls == tuple(calls)


def test_nobody_fills_the_room_with_calls(session: Session, caller: Participant, bo: Participant) -> None:
    session.hold("weaver", bo.person)
    for number in range(MOST_WAITING):
        call(session, caller, "theme", f"Theme {number}")
    rejected = session.refused(caller, c.MakeCall("break"))
    assert (rejected.code, refusal_words(rejected)) == (
        "calls_waiting",
        "5 of your calls wait to be heard. Give the room a moment.",
    )
    call(session, bo, "theme", "Trust")
    session.does(c.AnswerCall(session.state.open_calls[0]))
    call(session, caller, "break")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.MakeCall("theme"), "empty"),
        (c.MakeCall("theme", " \u200b"), "empty"),
        (c.MakeCall("theme", "x" * 61), "too_long"),
        (c.MakeCall("break", "now"), "call_without_words"),
    ],
)
def test_a_theme_has_a_name_and_nothing_else_has(
    session: Session, caller: Participant, command: c.MakeCall, code: str
) -> None:
    rejected = session.refused(caller, command)
    assert (rejected.code, rejected.field) == (code, "text")


@pytest.mark.parametrize("asked_before", [True, False])
def test_more_time_is_for_a_question_that_is_open(session: Session, caller: Participant, asked_before: bool) -> None:
    if asked_before:
        session.ask()
        session.does(c.CloseQuestion())
    rejected = session.refused(caller, c.MakeCall("more_time"))
    assert rejected.code == "no_question_open"
    assert refusal_words(rejected) == "No question is open just now, so there is none to give more time."


def test_the_yes_to_more_time_gives_five_minutes_from_now(session: Session, caller: Participant) -> None:
    question = session.ask()
    session.does(c.AnswerCall(call(session, caller, "more_time")))
    assert session.state.questions[question].until == session.now + timedelta(minutes=5)


def test_time_that_is_left_is_not_taken_away_by_more(session: Session, caller: Participant) -> None:
    question = session.ask()
    session.does(c.AnswerCall(call(session, caller, "more_time")))
    first = session.state.questions[question].until
    assert first is not None
    session.does(c.AnswerCall(call(session, caller, "more_time")))
    assert session.state.questions[question].until == first + MORE_TIME
    session.now += timedelta(hours=1)
    session.does(c.AnswerCall(call(session, caller, "more_time")))
    assert session.state.questions[question].until == session.now + MORE_TIME


@pytest.mark.parametrize("asks_on", [True, False])
def test_more_time_for_a_question_that_closed_meanwhile_is_only_heard(
    session: Session, caller: Participant, asks_on: bool
) -> None:
    session.ask()
    made = call(session, caller, "more_time")
    if asks_on:
        session.ask("And now?")
    else:
        session.does(c.CloseQuestion())
    session.does(c.AnswerCall(made))
    assert session.state.open_calls == ()
    assert all(question.until is None for question in session.state.questions.values())


def test_a_host_hears_calls_as_the_facilitator_does(session: Session, caller: Participant, bo: Participant) -> None:
    made = call(session, caller, "break")
    assert refusal_words(session.refused(bo, c.AnswerCall(made))) == "That comes with Host, which you do not hold now."
    session.hold("host", bo.person)
    session.submit(bo, c.AnswerCall(made))
    assert session.state.calls[made].answered_at == session.now


def test_a_call_outlives_the_tenure_in_which_it_was_made(session: Session, caller: Participant) -> None:
    made = call(session, caller, "break")
    session.submit(caller, c.StepBack("care-keeper"))
    rejected = session.refused(caller, c.MakeCall("break"))
    told = "That comes with Care-keeper, which you do not hold now."
    assert (rejected.code, refusal_words(rejected)) == ("not_holding", told)
    session.does(c.AnswerCall(made))


def test_a_call_that_nobody_made_cannot_be_answered(session: Session) -> None:
    rejected = session.refused(FACILITATOR, c.AnswerCall("k99"))
    assert (rejected.code, refusal_words(rejected)) == ("no_such_call", "There is no such call in this session.")


def test_once_the_session_ended_nobody_calls_or_answers(session: Session, caller: Participant) -> None:
    made = call(session, caller, "break")
    session.does(c.EndSession())
    commands: list[tuple[Actor, c.Command]] = [(caller, c.MakeCall("break")), (FACILITATOR, c.AnswerCall(made))]
    for actor, command in commands:
        assert session.refused(actor, command).code == "session_over"


def signal_keys(count: int) -> list[str]:
    return [f"{number:032x}" for number in range(count)]


def test_a_signal_is_nobodys_and_its_repeat_is_known(session: Session, ama: Participant) -> None:
    command = c.SendSignal("slow_down", signal_keys(1)[0])
    (sent,) = session.submit(ama, command)
    assert isinstance(sent, e.SignalSent)
    assert is_nobodys(session.entries[-1])
    assert session.submit(ama, command) == ()
    session.does(c.AnswerSignal("slow_down"))
    assert session.submit(ama, command) == ()
    assert (session.state.signalled["slow_down"], session.state.signals_answered["slow_down"]) == (1, 1)


def test_signals_of_a_kind_are_gathered_until_they_are_heard_and_then_anew(
    session: Session, ama: Participant, bo: Participant
) -> None:
    first, second, third, fourth = signal_keys(4)
    for key in (first, second):
        session.submit(ama, c.SendSignal("plainer", key))
    session.submit(bo, c.SendSignal("break", third))
    assert len(session.state.signals["plainer"]) == 2
    assert session.does(c.AnswerSignal("plainer")) == (e.SignalsAnswered("plainer"),)
    assert session.does(c.AnswerSignal("plainer")) == ()
    assert [*session.state.signals] == ["break"]
    session.submit(ama, c.SendSignal("plainer", fourth))
    assert (len(session.state.signals["plainer"]), session.state.signalled["plainer"]) == (1, 3)


def test_more_signals_of_a_kind_than_people_are_here_tell_nothing_new(
    session: Session, ama: Participant, bo: Participant
) -> None:
    *fit, over = signal_keys(3)
    for key in fit:
        session.submit(ama, c.SendSignal("break", key))
    assert session.submit(bo, c.SendSignal("break", over)) == ()
    session.does(c.AnswerSignal("break"))
    assert session.submit(bo, c.SendSignal("break", over)) != ()


def test_a_host_hears_signals_too(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("host", ama.person)
    session.submit(bo, c.SendSignal("break", signal_keys(1)[0]))
    session.submit(ama, c.AnswerSignal("break"))
    assert not session.state.signals


def test_nothing_is_signalled_or_heard_once_the_session_ended(session: Session, ama: Participant) -> None:
    session.does(c.EndSession())
    assert session.refused(ama, c.SendSignal("break", signal_keys(1)[0])).code == "session_over"
    assert session.refused(FACILITATOR, c.AnswerSignal("break")).code == "session_over"
