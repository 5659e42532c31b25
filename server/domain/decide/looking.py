"""Decisions about what the whole room looks at: words that are held up, and open water."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.contributions import listed
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import Contribution, State
from server.domain.text import NOTICE_CHARACTERS, required


def hold_up(state: State, command: c.HoldUp) -> tuple[e.Event, ...]:
    """Holds up words that everybody may read. Those that are held up already change nothing."""
    require_running(state)
    words = require_read_by_all(state, command.contribution)
    return () if state.held_up == words.id else (e.HeldUp(words.id, state.held_up),)


def require_read_by_all(state: State, contribution: str) -> Contribution:
    """The words of a contribution that everybody may read. Raises Rejected if they are gone or not for everybody."""
    (words,) = listed(state, (contribution,))
    question = state.questions[words.question]
    if words.held is not None:
        raise Rejected("held_back_already", {"number": words.number}, "contribution")
    if not question.read_by_all:
        raise Rejected("not_revealed", {"number": question.number}, "contribution")
    return words


def put_down(state: State) -> tuple[e.Event, ...]:
    """Puts down what is held up. If nothing is, nothing changes."""
    require_running(state)
    return down(state)


def down(state: State) -> tuple[e.HeldUp, ...]:
    """The event that puts down what is held up; none where nothing is."""
    return () if state.held_up is None else (e.HeldUp(None, state.held_up),)


def close_water(state: State, command: c.CloseWater) -> tuple[e.Event, ...]:
    """Closes open water, for a reason. Another reason takes the place of the one before."""
    (words,) = listed(state, (command.contribution,))
    if words.kind != "unsure":
        raise Rejected("not_open_water", {"number": words.number}, "contribution")
    reason = required(command.reason, most=NOTICE_CHARACTERS, field="reason")
    return () if reason == words.closed_because else (e.WaterClosed(words.id, reason, words.closed_because),)


def fits(state: State, event: e.LookEvent) -> bool:
    """Whether an undo or a redo that is this event fits the state: nothing else has come in its place since."""
    match event:
        case e.HeldUp(contribution=contribution, before=before):
            words = None if contribution is None else state.contributions[contribution]
            shown = words is None or (words.is_shown and state.questions[words.question].read_by_all)
            return state.held_up == before and state.phase != "ended" and shown
        case e.WaterClosed(contribution=contribution, before=before):
            words = state.contributions[contribution]
            return words.closed_because == before and not words.taken_back
        case _:
            assert_never(event)
