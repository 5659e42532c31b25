"""The turns, each with what led to it: as everybody in the room may see them, and for whoever leads."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Final

import msgspec

from server.domain.direction_records import Turn
from server.domain.events import Parked
from server.domain.messages import Text
from server.domain.state import Contribution, State
from server.projections.exportable import exportable
from server.projections.people.labels import label_words

WORDS_SHOWN: Final = 3
LED_SHOWN: Final = 12


class TurnWords(msgspec.Struct, frozen=True, omit_defaults=True):
    """A contribution that led to a turn."""

    text: str
    #: The speaker's label; None for words without a name.
    label: Text | None = None
    #: Whether its author keeps it to this room.
    room_only: bool = False


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


class LedRow(msgspec.Struct, frozen=True):
    """A contribution that led to a turn, as the facilitator reads it."""

    #: Its number in the session, from 1.
    number: int
    #: Its words; empty where they were taken back, or deleted as the session closed.
    text: str
    #: The speaker's label; None for words without a name.
    label: str | None
    #: Whether it was taken back.
    taken_back: bool
    #: Whether it is held back from others.
    held: bool
    #: Whether its author keeps it to the room.
    room_only: bool


class TurnRow(msgspec.Struct, frozen=True):
    """A turn as the facilitator reads it."""

    id: str
    #: Its number in the session, from 1.
    number: int
    text: str
    #: The label of who proposed it; None for the facilitator.
    by: str | None
    #: Whether it is set, and everybody sees it.
    is_set: bool
    #: How it is or was parked; None if it never was.
    parked: Parked | None
    #: The first LED_SHOWN of the contributions that led to it.
    led: tuple[LedRow, ...]
    #: The number of all contributions that led to it.
    led_count: int
    #: The names of the themes that led to it.
    themes: tuple[str, ...]
    #: The numbers of the outcomes that it serves.
    serves: tuple[int, ...]
    #: Whether it was led to by contributions, all of which were taken back.
    all_taken_back: bool

    @property
    def is_parked(self) -> bool:
        """Whether it is set down as not known yet."""
        return self.parked is not None and not self.parked.over


class LedRecord(msgspec.Struct, frozen=True):
    """A contribution that led to a turn and may leave the room."""

    text: str
    #: The speaker's label; empty for words without a name.
    person: str


class TurnRecord(msgspec.Struct, frozen=True):
    """A turn as it may leave the room."""

    number: int
    text: str
    #: The label of who proposed it; empty for the facilitator.
    person: str
    #: When it was set; None where it was not.
    set_at: datetime | None
    #: How it is or was parked; None if it never was.
    parked: Parked | None
    #: The contributions that led to it and may leave the room.
    led: tuple[LedRecord, ...]
    #: The names of the themes that led to it.
    themes: tuple[str, ...]
    #: The numbers of the outcomes that it serves.
    serves: tuple[int, ...]

    @property
    def is_parked(self) -> bool:
        """Whether it is set down as not known yet."""
        return self.parked is not None and not self.parked.over


class TurnsView(msgspec.Struct, frozen=True):
    """The turns, in order."""

    rows: tuple[TurnRow, ...] = ()
    #: How many outcomes there are that a turn may serve.
    outcomes: int = 0


def turns_view(state: State) -> TurnsView:
    """The turns as the facilitator reads them."""
    direction = state.direction
    return TurnsView(tuple(_row(state, turn) for turn in direction.turns), len(direction.outcomes))


def turn_records(state: State) -> tuple[TurnRecord, ...]:
    """The turns that may leave the room: those that were set or parked."""
    return tuple(_record(state, turn) for turn in state.direction.turns if turn.leaves)


def _record(state: State, turn: Turn) -> TurnRecord:
    contributions = [state.contributions[known] for known in turn.contributions]
    leaving = ((words, exportable(words)) for words in contributions)
    led = tuple(
        LedRecord(told.text, "" if words.person is None else label_words(state, words.person))
        for words, told in leaving
        if told is not None
    )
    return TurnRecord(
        turn.number,
        turn.text,
        "" if turn.person is None else label_words(state, turn.person),
        turn.set_at,
        turn.parked,
        led,
        theme_names(state, turn),
        _serves(state, turn),
    )


def _serves(state: State, turn: Turn) -> tuple[int, ...]:
    return tuple(outcome.number for outcome in state.direction.outcomes if outcome.id in turn.outcomes)


def _row(state: State, turn: Turn) -> TurnRow:
    led = map(state.contributions.__getitem__, turn.contributions[:LED_SHOWN])
    return TurnRow(
        turn.id,
        turn.number,
        turn.text,
        None if turn.person is None else label_words(state, turn.person),
        turn.set_at is not None,
        turn.parked,
        tuple(_led(state, words) for words in led),
        len(turn.contributions),
        theme_names(state, turn),
        _serves(state, turn),
        all_taken_back(state, turn),
    )


def _led(state: State, words: Contribution) -> LedRow:
    label = None if words.person is None else label_words(state, words.person)
    text = "" if words.taken_back else words.text
    return LedRow(words.number, text, label, words.taken_back, words.held is not None, words.consent == "room")


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
    label = None if known.person is None else state.label(known.person)
    return TurnWords(known.text, label, known.consent == "room")
