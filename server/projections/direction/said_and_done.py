"""What was said beside what was done with it, for the report: by theme, then by turn where no theme led to it."""

from collections.abc import Iterator

import msgspec

from server.domain.direction_records import Turn
from server.domain.state import State
from server.domain.theme_records import Theme
from server.projections.exportable import exportable


class TurnLine(msgspec.Struct, frozen=True):
    """A turn that came to something."""

    number: int
    text: str
    #: Whether it was set.
    is_set: bool
    #: What is not known yet, where it is parked; empty where it is not.
    parked: str = ""
    #: Who would help with that; empty if nobody said.
    helps: str = ""
    #: When to look again; empty if nobody said.
    look_again: str = ""


class SaidAndDone(msgspec.Struct, frozen=True):
    """A theme with the turns to which it led, or a turn to which no theme led."""

    #: The name of the theme; empty for none.
    theme: str
    #: What was said: the sentence of the theme, or the words that led to the turn and may leave the room.
    words: tuple[str, ...]
    #: The number of contributions in the theme that may leave the room.
    said: int
    turns: tuple[TurnLine, ...]


def said_and_done(state: State) -> tuple[SaidAndDone, ...]:
    """What was said beside what was done with it. What was only proposed is left out."""
    turns = [turn for turn in state.direction.turns if turn.leaves]
    gathered = tuple(_by_theme(state, theme, turns) for theme in state.themes)
    beside = {line.number for row in gathered for line in row.turns}
    alone = (turn for turn in turns if turn.number not in beside)
    return (*gathered, *(SaidAndDone("", tuple(_led(state, turn)), 0, (_line(turn),)) for turn in alone))


def _by_theme(state: State, theme: Theme, turns: list[Turn]) -> SaidAndDone:
    leaving = {known for known in theme.contributions if exportable(state.contributions[known]) is not None}
    led = (turn for turn in turns if theme.id in turn.themes or not leaving.isdisjoint(turn.contributions))
    words = () if theme.sentence is None else (theme.sentence.text,)
    return SaidAndDone(theme.name, words, len(leaving), tuple(map(_line, led)))


def _led(state: State, turn: Turn) -> Iterator[str]:
    """The words that led to a turn and may leave the room."""
    for known in map(state.contributions.__getitem__, turn.contributions):
        words = exportable(known)
        if words is not None:
            yield words.text


def _line(turn: Turn) -> TurnLine:
    if turn.parked is None or not turn.is_parked:
        return TurnLine(turn.number, turn.text, turn.set_at is not None)
    parked = turn.parked
    return TurnLine(turn.number, turn.text, turn.set_at is not None, parked.why, parked.helps, parked.look_again)
