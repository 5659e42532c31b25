"""How calls change, and words that wait for a yes; it must not know who may make them."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain import index
from server.domain.state import Called, Captured, State


def made(state: State, event: e.CallMade, at: datetime) -> State:
    """A holder of a role called."""
    call = Called(
        event.call,
        len(state.calls) + 1,
        event.kind,
        event.role,
        state.people[event.person].id,
        event.text,
        event.question,
        at,
    )
    return replace(state, calls=state.calls.insert(call.id, call), calling=(*state.calling, call.id))


def answered(state: State, call: str, at: datetime) -> State:
    """It was heard."""
    calls = state.calls.insert(call, replace(state.calls[call], answered_at=at))
    return replace(state, calls=calls, calling=tuple(known for known in state.calling if known != call))


def reopened(state: State, call: str) -> State:
    """It waits to be heard again, at its place."""
    calls = state.calls.insert(call, replace(state.calls[call], answered_at=None))
    waiting = sorted({*state.calling, call}, key=lambda known: calls[known].number)
    return replace(state, calls=calls, calling=tuple(waiting))


def captured(state: State, event: e.WordsCaptured, at: datetime) -> State:
    """Words wait for a yes."""
    words = Captured(
        event.words,
        event.question,
        event.text,
        state.people[event.person].id,
        state.people[event.by].id,
        event.channel,
        event.consent,
        event.late,
        at,
    )
    return replace(
        state,
        captured=state.captured.insert(words.id, words),
        captured_for=index.put(state.captured_for, words.person, words.id),
        captured_by=index.put(state.captured_by, words.by, words.id),
    )


def dropped(state: State, words: str) -> State:
    """They wait no longer."""
    known = state.captured.get(words)
    if known is None:
        return state
    return replace(
        state,
        captured=state.captured.discard(words),
        captured_for=index.drop(state.captured_for, known.person, words),
        captured_by=index.drop(state.captured_by, known.by, words),
    )
