"""The state of turns."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime
from typing import Any, assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.direction_records import Direction, Turn
from server.domain.ordered import replaced, without
from server.domain.state import State


def changed(state: State, event: e.TurnEvent, at: datetime) -> State:
    """The state after a change of the turns at a time."""
    return replace(state, direction=_changed(state.direction, event, at))


def _changed(direction: Direction, event: e.TurnEvent, at: datetime) -> Direction:
    match event:
        case e.TurnMade():
            made = Turn(event.turn, event.number, event.text, event.person, at, event.contributions, event.themes)
            return replace(direction, turns=(*direction.turns, made))
        case e.TurnTakenAway(turn=turn):
            gone = (*direction.taken_away, direction.known_turn(turn))
            return replace(direction, turns=without(direction.turns, turn), taken_away=gone)
        case e.TurnPutBack(turn=turn):
            back = sorted((*direction.turns, direction.known_turn(turn)), key=lambda known: known.number)
            return replace(direction, turns=tuple(back), taken_away=without(direction.taken_away, turn))
        case e.TurnChanged(turn=turn, text=text):
            return _put(direction, turn, text=text)
        case e.TurnThemesChanged(turn=turn, themes=themes):
            return _put(direction, turn, themes=themes)
        case e.TurnSet(turn=turn):
            return _put(direction, turn, set_at=at)
        case e.TurnUnset(turn=turn):
            return _put(direction, turn, set_at=None)
        case e.TurnParked(turn=turn, parked=parked):
            return _put(direction, turn, parked=parked)
        case _:
            assert_never(event)


def opposite(event: e.TurnAct) -> e.TurnEvent:
    """The event that undoes a change of the turns."""
    match event:
        case e.TurnMade(turn=turn):
            return e.TurnTakenAway(turn)
        case e.TurnTakenAway(turn=turn):
            return e.TurnPutBack(turn)
        case e.TurnChanged(turn=turn, text=text, before=before):
            return e.TurnChanged(turn, before, text)
        case e.TurnThemesChanged(turn=turn, themes=themes, before=earlier):
            return e.TurnThemesChanged(turn, earlier, themes)
        case e.TurnSet(turn=turn):
            return e.TurnUnset(turn)
        case e.TurnParked(turn=turn, parked=parked, before=unparked):
            return e.TurnParked(turn, unparked, parked)
        case _:
            assert_never(event)


def _put(direction: Direction, turn: str, **values: Any) -> Direction:
    """The direction in which a turn has these values, also one that was taken away."""
    now = replace(direction.known_turn(turn), **values)
    return replace(direction, turns=replaced(direction.turns, now), taken_away=replaced(direction.taken_away, now))
