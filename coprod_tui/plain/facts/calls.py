"""Lines for calls and signals."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State
from server.projections.signals import SIGNAL_NAMES


def signal_fact(state: State, event: e.SignalSent | e.SignalsAnswered) -> str:
    """A signal that was sent or heard, without who sent it."""
    name = SIGNAL_NAMES[event.kind]
    match event:
        case e.SignalSent():
            waiting = len(state.signals.get(event.kind, ()))
            return f"Signal: {name}, {waiting} waiting" if waiting else f"Signal: {name}"
        case e.SignalsAnswered():
            return f"Signal heard: {name}"
        case _:
            assert_never(event)


def call_fact(state: State, event: e.CallMade | e.CallAnswered | e.CallReopened) -> str:
    """A call that was made, was answered or waits again."""
    made = state.calls[event.call]
    match event:
        case e.CallMade():
            role, person = wording.role(state, made.role), wording.person(state, made.person)
            return f"Call {made.number}: {person}, {role}, {wording.calling(made.kind, made.text)}"
        case e.CallAnswered():
            return f"Call {made.number} was answered"
        case e.CallReopened():
            return f"Call {made.number} waits for an answer again"
        case _:
            assert_never(event)
