"""The state of calls, signals and words that wait for a yes."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime

from msgspec.structs import replace
from rpds import HashTrieSet

from server.domain import events as e
from server.domain import multimap
from server.domain.state import Call, CapturedWords, State


def made(state: State, event: e.CallMade, at: datetime) -> State:
    """A call was made."""
    call = Call(
        event.call,
        len(state.calls) + 1,
        event.kind,
        event.role,
        state.people[event.person].id,
        event.text,
        event.question,
        at,
    )
    return replace(state, calls=state.calls.insert(call.id, call), open_calls=(*state.open_calls, call.id))


def answered(state: State, call: str, at: datetime) -> State:
    """A call was marked as heard."""
    calls = state.calls.insert(call, replace(state.calls[call], answered_at=at))
    return replace(state, calls=calls, open_calls=tuple(known for known in state.open_calls if known != call))


def reopened(state: State, call: str) -> State:
    """A call waits to be answered again, in its old place."""
    calls = state.calls.insert(call, replace(state.calls[call], answered_at=None))
    waiting = sorted({*state.open_calls, call}, key=lambda known: calls[known].number)
    return replace(state, calls=calls, open_calls=tuple(waiting))


def captured(state: State, event: e.WordsCaptured, at: datetime) -> State:
    """Words wait for a yes."""
    words = CapturedWords(
        event.words,
        event.question,
        event.text,
        state.people[event.person].id,
        None if event.by is None else state.people[event.by].id,
        event.channel,
        event.consent,
        event.late,
        at,
        event.slip,
    )
    return replace(
        state,
        captured=state.captured.insert(words.id, words),
        captured_for=multimap.put(state.captured_for, words.person, words.id),
        captured_by=state.captured_by if words.by is None else multimap.put(state.captured_by, words.by, words.id),
    )


def dropped(state: State, words: str) -> State:
    """Words no longer wait for a yes."""
    known = state.captured.get(words)
    if known is None:
        return state
    return replace(
        state,
        captured=state.captured.discard(words),
        captured_for=multimap.drop(state.captured_for, known.person, words),
        captured_by=state.captured_by if known.by is None else multimap.drop(state.captured_by, known.by, words),
    )


def signal_sent(state: State, event: e.SignalSent) -> State:
    """A signal was sent."""
    none: HashTrieSet[str] = HashTrieSet()
    waiting = state.signals.get(event.kind, none).insert(event.key_hash)
    return replace(
        state,
        signals=state.signals.insert(event.kind, waiting),
        signalled=state.signalled.insert(event.kind, state.signalled.get(event.kind, 0) + 1),
        signal_keys=state.signal_keys.insert(event.key_hash),
    )


def signals_answered(state: State, event: e.SignalsAnswered) -> State:
    """All signals of a kind were marked as heard."""
    answered = state.signals_answered.get(event.kind, 0) + 1
    return replace(
        state,
        signals=state.signals.discard(event.kind),
        signals_answered=state.signals_answered.insert(event.kind, answered),
    )
