"""Open water: what people are unsure about and nobody can answer yet."""

from itertools import islice

import msgspec

from server.domain.commands import Consent
from server.domain.sorted_set import SortedSet
from server.domain.state import Contribution, State
from server.domain.word_lists import Numbered
from server.projections.people.labels import label_words
from server.projections.said import shown_words


class WaterRow(msgspec.Struct, frozen=True):
    """Something that somebody is unsure about."""

    #: The id of the contribution.
    id: str
    number: int
    #: The speaker's label; None for words without a name.
    label: str | None
    text: str
    consent: Consent
    #: Why it is open no longer; empty while it is open.
    closed_because: str


class OpenWaterView(msgspec.Struct, frozen=True):
    """What people are unsure about, oldest first."""

    open: tuple[WaterRow, ...] = ()
    #: What is open no longer, each with its reason.
    closed: tuple[WaterRow, ...] = ()
    #: How many are open, also where not all of them are in `open`.
    open_count: int = 0
    #: The same for `closed`.
    closed_count: int = 0


def open_water_view(state: State, most: int | None = None) -> OpenWaterView:
    """What people are unsure about, without words that were taken back or deleted; at most so many rows of each."""
    still, closed = state.lists.open_water, state.lists.closed_water
    return OpenWaterView(_rows(state, still, most), _rows(state, closed, most), len(still), len(closed))


def _rows(state: State, water: SortedSet[Numbered], most: int | None) -> tuple[WaterRow, ...]:
    return tuple(_row(state, state.contributions[known]) for _, known in islice(water, most))


def _row(state: State, words: Contribution) -> WaterRow:
    label = None if words.person is None else label_words(state, words.person)
    return WaterRow(words.id, words.number, label, shown_words(words), words.consent, words.closed_because)
