"""The turns, each with what led to it: as everybody in the room may see them, and for whoever leads."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec

from server.domain.direction_records import Turn
from server.domain.events import Parked
from server.domain.messages import Text
from server.domain.state import Contribution, State

WORDS_SHOWN: Final = 3


class TurnWords(msgspec.Struct, frozen=True, omit_defaults=True):
    """A contribution that led to a turn."""

    text: str
    #: The speaker's label; None for words without a name.
    label: Text | None = None


class RoomTurn(msgspec.Struct, frozen=True, omit_defaults=True):
    """A turn that is set, as everybody may see it."""

    id: str
    #: Its number in the session, from 1.
    number: int
    text: str
    #: How it is or was parked; None if it never was.
    parked: Parked | None = None
    #: The first WORDS_SHOWN of the contributions that led to it and that everybody may read now.
    words: tuple[TurnWords, ...] = ()
    #: The names of the themes that led to it.
    themes: tuple[str, ...] = ()
    #: Whether it was led to by contributions, all of which were taken back.
    all_taken_back: bool = False


def room_turns(state: State) -> tuple[RoomTurn, ...]:
    """The turns that are set."""
    return tuple(room_turn(state, turn) for turn in state.direction.turns if turn.set_at is not None)


def room_turn(state: State, turn: Turn) -> RoomTurn:
    """A turn as whoever sees it may read what led to it."""
    return RoomTurn(
        turn.id,
        turn.number,
        turn.text,
        turn.parked,
        tuple(_words(state, words) for words in islice(_read_by_all(state, turn), WORDS_SHOWN)),
        theme_names(state, turn),
        all_taken_back(state, turn),
    )


def theme_names(state: State, turn: Turn) -> tuple[str, ...]:
    """The names of the themes that led to a turn; of one that was removed, its last."""
    known = ((theme, state.theme(theme)) for theme in turn.themes)
    return tuple(state.direction.gone_themes[id_] if theme is None else theme.name for id_, theme in known)


def all_taken_back(state: State, turn: Turn) -> bool:
    """Whether contributions led to a turn, and all of them were taken back."""
    led = map(state.contributions.__getitem__, turn.contributions)
    return bool(turn.contributions) and all(words.taken_back for words in led)


def _read_by_all(state: State, turn: Turn) -> Iterator[Contribution]:
    for known in map(state.contributions.__getitem__, turn.contributions):
        if known.is_shown and state.questions[known.question].read_by_all:
            yield known


def _words(state: State, known: Contribution) -> TurnWords:
    return TurnWords(known.text, None if known.person is None else state.label(known.person))
