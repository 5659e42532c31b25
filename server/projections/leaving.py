"""Whether what was to leave the room may leave it still."""

from server.projections.record import Record


def leaves_still(earlier: Record, later: Record) -> bool:
    """Whether all words of an earlier record stand in a later one, under the same name and with the same consent."""
    return _told(earlier) <= _told(later)


def _told(told: Record) -> frozenset[tuple[object, ...]]:
    """What people said: their words, what they say is not quite so with a sentence, and why something is a theme."""
    said = {(known.id, known.words, known.person) for known in told.contributions}
    sentences = [one for theme in told.themes for one in (theme.said_back, *theme.said_before) if one is not None]
    lines = {(one.text, row) for one in sentences for row in one.lines}
    reasons = {(row,) for theme in told.themes for row in theme.proposed}
    return frozenset[tuple[object, ...]]().union(said, lines, reasons)
