"""The voice mirror, for the facilitator: how evenly people have spoken, compared with chance. It names nobody.

The measures and their sources are in `projections.measures`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, get_args

import msgspec

from server.domain.commands import Channel
from server.domain.state import State
from server.projections.consents import ConsentsView, consents_view
from server.projections.measures.cells import HELD_BACK
from server.projections.measures.spoken import ByPerspective, by_perspective, counts, heard_now
from server.projections.measures.spread import Spread
from server.projections.measures.voices import Spreading, is_tight, spoken_sentence, spreading
from server.sentences import counted, sentence

CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
CHANNEL_NAMES: Final = {channel: sentence(f"ways.{channel}") for channel in CHANNELS}


class PerspectiveRow(msgspec.Struct, frozen=True):
    """How much was heard from one perspective."""

    name: str
    #: The share of contributions by people who speak from it, divided by their share of presence; to one decimal.
    ratio: float


class ChannelRow(msgspec.Struct, frozen=True):
    """The contributions that came in one way, with and without a name."""

    channel: Channel
    count: int
    #: The number of raised hands in them.
    hands: int = 0


class VoicesView(msgspec.Struct, frozen=True):
    """The voice mirror."""

    #: The number of people who joined.
    people: int = 0
    #: How many of them said something under their name.
    heard: int = 0
    #: How many of them said something under their name or passed.
    responded: int = 0
    #: How evenly people have spoken, beside what chance gives.
    spread: Spreading = "too_early"
    #: Whether the last two looks were less even than chance.
    amber: bool = False
    perspectives: tuple[PerspectiveRow, ...] = ()
    channels: tuple[ChannelRow, ...] = ()
    #: What authors allow with their words.
    consents: ConsentsView = ConsentsView()
    #: What the mirror cannot see, in sentences.
    blind_spots: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """For example "24 of 26 have spoken; a few voices carry more than chance would give."."""
        return spoken_sentence(self.heard, self.people, self.spread)


def voices_view(state: State, now: datetime, spread: Sequence[Spread | None] = ()) -> VoicesView:
    """The voice mirror at `now` (UTC).

    `spread` has the results of `spread_look` for the last `looks`, the newest at the end. This function passes over all
    contributions.
    """
    figures = heard_now(state)
    cells = by_perspective(state, now)
    return VoicesView(
        people=figures.people,
        heard=figures.heard,
        responded=figures.responded,
        spread=spreading(spread),
        amber=is_tight(spread),
        perspectives=() if cells is None else _perspective_rows(cells),
        channels=channel_rows(state),
        consents=consents_view(state),
        blind_spots=tuple(_blind_spots(state, cells)),
    )


def _perspective_rows(cells: ByPerspective) -> tuple[PerspectiveRow, ...]:
    """The perspectives that may be shown, by name."""
    return tuple(PerspectiveRow(name, round(ratio, 1)) for name, ratio in cells.ratios.items())


def channel_rows(state: State) -> tuple[ChannelRow, ...]:
    """The channels with contributions that were not taken back."""
    standing = [one for one in state.contributions.values() if not one.taken_back]
    count = Counter(one.channel for one in standing)
    hands = sum(one.hands or 0 for one in standing)
    return tuple(
        ChannelRow(channel, count[channel], hands if channel == "hands" else 0)
        for channel in CHANNELS
        if count[channel]
    )


def _blind_spots(state: State, cells: ByPerspective | None) -> Iterator[str]:
    nameless = state.kept_contributions - sum(counts(state).values())
    if nameless:
        yield counted("mirror.nameless", nameless)
    yield sentence("mirror.not_listening")
    yield sentence("mirror.left_early")
    if cells is not None and cells.held_back:
        yield HELD_BACK
