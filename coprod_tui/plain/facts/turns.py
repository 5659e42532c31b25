"""Lines for turns: what was proposed, set and parked."""

from collections.abc import Iterator
from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.direction_records import Turn
from server.domain.state import State


def turn_fact(state: State, event: e.TurnEvent) -> str | None:
    """The line for a change of the turns; None where a theme went into another, whose line says so."""
    turn = state.direction.known_turn(event.turn)
    told = f"Turn {turn.number}"
    match event:
        case e.TurnMade(text=text, person=person):
            by = "" if person is None else f", proposed by {wording.person(state, person)}"
            return f"{told}{by}: {wording.one_line(text)}{_led(state, turn)}"
        case e.TurnChanged(text=text):
            return f"{told} is put otherwise: {wording.one_line(text)}"
        case e.TurnTakenAway():
            return f"{told} was taken away"
        case e.TurnPutBack():
            return f"{told} is there again: {wording.one_line(turn.text)}"
        case e.TurnSet():
            return f"{told} is set, and everybody sees it: {wording.one_line(turn.text)}"
        case e.TurnUnset():
            return f"{told} is set no longer"
        case e.TurnParked(parked=parked):
            return f"{told} is {_parked(parked)}"
        case e.TurnThemesChanged():
            return None
        case _:
            assert_never(event)


def _parked(parked: e.Parked | None) -> str:
    """ "parked as not known yet: the night rota (Dee would help; look again in May)"."""
    if parked is None:
        return "parked no longer"
    if parked.over:
        return f"taken up again: {wording.one_line(parked.over)}"
    helps = f"{wording.one_line(parked.helps)} would help" if parked.helps else ""
    again = f"look again {wording.one_line(parked.look_again)}" if parked.look_again else ""
    more = "; ".join(filter(None, (helps, again)))
    return f"parked as not known yet: {wording.one_line(parked.why)}{f' ({more})' if more else ''}"


def _led(state: State, turn: Turn) -> str:
    """ ", led to by 2 contributions (1, 4) and the theme Mornings"."""
    led = tuple(_leading(state, turn))
    return f", led to by {' and '.join(led)}" if led else ""


def _leading(state: State, turn: Turn) -> Iterator[str]:
    if turn.contributions:
        yield wording.numbered(state, turn.contributions)
    for theme in turn.themes:
        known = state.theme(theme)
        yield f"the theme {wording.name(known.name if known is not None else state.direction.gone_themes[theme])}"
