"""Decisions about calls and signals."""

from datetime import timedelta
from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.keys import hash_of
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import Call, State
from server.domain.text import THEME_CHARACTERS, normalized_name, required

MORE_TIME: Final = timedelta(minutes=5)
MOST_WAITING: Final = 5


def make(state: State, command: c.MakeCall, person: str, context: Context) -> tuple[e.Event, ...]:
    """A call. The same person cannot make the same call again until it is answered; trying to changes nothing."""
    require_running(state)
    if command.kind == "more_time" and state.open_question is None:
        raise Rejected("no_question_open", field="kind")
    if command.text and command.kind != "theme":
        raise Rejected("call_without_words", field="text")
    text = required(command.text, most=THEME_CHARACTERS) if command.kind == "theme" else ""
    own = [call for call in map(state.calls.__getitem__, state.open_calls) if call.person == person]
    if any(_alike(call, command.kind, text) for call in own):
        return ()
    if len(own) >= MOST_WAITING:
        raise Rejected("calls_waiting", {"count": MOST_WAITING}, "kind")
    role = next(role for role in state.roles if command.kind in role.tools and state.tenure_of(role.id, person))
    question = state.question
    asked = None if question is None else question.id
    return (e.CallMade(context.new_id("k"), command.kind, role.id, person, text, asked),)


def answer(state: State, command: c.AnswerCall, context: Context) -> tuple[e.Event, ...]:
    """Marks a call as heard. A call that is already answered changes nothing."""
    require_running(state)
    call = state.calls.get(command.call)
    if call is None:
        raise Rejected("no_such_call", field="call")
    if call.answered_at is not None:
        return ()
    return (*_more_time(state, call, context), e.CallAnswered(call.id))


def _alike(call: Call, kind: c.CallKind, text: str) -> bool:
    return call.kind == kind and normalized_name(call.text) == normalized_name(text)


def _more_time(state: State, call: Call, context: Context) -> tuple[e.Event, ...]:
    """Five more minutes for the question of the call, if it is still open."""
    question = state.open_question
    if call.kind != "more_time" or question is None or question.id != call.question:
        return ()
    begins = max(context.now, question.until or context.now)
    return (e.TimeSet(question.id, begins + MORE_TIME, question.until),)


def signal(state: State, command: c.SendSignal) -> tuple[e.Event, ...]:
    """A signal. Signals of a kind beyond the number of people add nothing."""
    require_running(state)
    key_hash = hash_of(command.key)
    waiting = state.signals.get(command.kind, ())
    if key_hash in state.signal_keys or len(waiting) >= len(state.people):
        return ()
    return (e.SignalSent(command.kind, key_hash),)


def answer_signal(state: State, command: c.AnswerSignal) -> tuple[e.Event, ...]:
    """Marks the signals of a kind as heard. Without any that wait, nothing changes."""
    require_running(state)
    return (e.SignalsAnswered(command.kind),) if command.kind in state.signals else ()
