"""The report's part about how voices came in, in totals. Who was invited or sent a signal is not said."""

from collections.abc import Iterable, Iterator
from typing import Final

from server.exports.markdown import table
from server.exports.report.measures import measure_blocks
from server.exports.wording import CHANNELS
from server.projections.counting import many
from server.projections.measures.view import MeasureView
from server.projections.people.invitations import Invitations
from server.projections.record import Record
from server.projections.signals import SIGNAL_NAMES
from server.projections.voices import ChannelRow

_MIRROR: Final = (
    "A mirror, not a mark: nobody is ranked, and words without a name are nobody's here. Each figure says what it"
    " cannot see."
)


def voice_blocks(record: Record, invitations: Invitations, measures: Iterable[MeasureView]) -> Iterator[str]:
    """The blocks about who had a way in."""
    yield "## How voices came in"
    yield from _channels(record.channels)
    yield _invitations(invitations)
    yield from _signals(record)
    yield from measure_blocks("What the figures say about voices", _MIRROR, measures)


def _channels(channels: tuple[ChannelRow, ...]) -> Iterator[str]:
    """How many contributions came by each channel, those kept to the room included."""
    if channels:
        yield table(("How", "Contributions"), map(_channel, channels))
    else:
        yield "Nothing was said."


def _channel(row: ChannelRow) -> tuple[str, str]:
    hands = f" ({many(row.hands, 'hand')} in all)" if row.hands else ""
    return CHANNELS[row.channel] + hands, f"{row.count:,}"


def _invitations(invitations: Invitations) -> str:
    if not invitations.made:
        return "No invitations were sent."
    were = "invitation was" if invitations.made == 1 else "invitations were"
    return f"{invitations.made:,} {were} sent, and {invitations.taken_up:,} taken up, with words or with a pass."


def _signals(record: Record) -> Iterator[str]:
    if record.signals:
        rows = ((SIGNAL_NAMES[row.kind], f"{row.sent:,}", f"{row.heard:,}") for row in record.signals)
        yield "What was signalled from the phones, without names:"
        yield table(("Signal", "Sent", "Times it was heard"), rows)
