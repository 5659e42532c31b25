"""The state of breaks and notices."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.records import Break, Notice
from server.domain.state import State


def changed(state: State, event: e.BreakEvent, at: datetime) -> State:
    """The state after an event of breaks or notices."""
    match event:
        case e.BreakBegan(until=until):
            return replace(state, breaks=(*state.breaks, Break(at, until)))
        case e.BreakWithdrawn():
            return replace(state, breaks=state.breaks[:-1])
        case e.BreakTimeSet(until=until):
            return _with_last(state, replace(state.breaks[-1], until=until))
        case e.BreakEnded():
            return _with_last(state, replace(state.breaks[-1], ended_at=at))
        case e.BreakResumed():
            return _with_last(state, replace(state.breaks[-1], ended_at=None))
        case e.NoticeSent(notice=notice, text=text):
            return replace(state, notices=(*state.notices, Notice(notice, text, at)))
        case e.NoticeWithdrawn(notice=notice):
            return replace(state, notices=tuple(known for known in state.notices if known.id != notice))
        case _:
            assert_never(event)


def _with_last(state: State, last: Break) -> State:
    return replace(state, breaks=(*state.breaks[:-1], last))
