"""Lays out pieces of text, each with a style, on lines of a width."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from coprod_tui.display import cell_width, wrap

Piece = tuple[str, str]
_GAP: Final = " · "


def wrap_pieces(pieces: Sequence[Piece], width: int) -> list[list[Piece]]:
    """The pieces, separated by dots, on lines of at most `width` cells; a long one goes on in the next line."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for text, style in pieces:
        for at, part in enumerate(wrap(text, width)):
            gap = _GAP if lines[-1] and not at else ""
            if at or (used and used + len(gap) + cell_width(part) > width):
                lines.append([])
                used, gap = 0, ""
            lines[-1] += [(gap, "$muted")] * bool(gap) + [(part, style)]
            used += len(gap) + cell_width(part)
    return lines


def scrolled_width(panel: Widget) -> int:
    """The cells for text in a scrolling panel; one is kept free for a scroll bar, which would narrow the text."""
    return panel.content_region.width - 1


def render_pieces(pieces: Sequence[Piece], width: int) -> Content:
    """Pieces on one line, padded to `width` cells."""
    used = sum(cell_width(text) for text, _ in pieces)
    return Content.assemble(*pieces, " " * max(0, width - used))
