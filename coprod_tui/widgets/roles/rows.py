"""Draws one role of the list: name, people, places.

Both columns have a hanging indent, so that a role with many holders reads as one thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from textual.content import Content

from coprod_tui.display import fit, line, wrap
from coprod_tui.widgets.roles.words import Piece, away_advice, pieces, places
from coprod_tui.widgets.text_layout import render_pieces, wrap_pieces
from server.projections.roles.holders import RoleRow

BAR: Final = "▌"
HEADS: Final = ("Role", "Who holds it, and for how long", "Places")
_NARROW: Final = 19
_WIDE: Final = 24
_PLACES: Final = 8
_WIDE_FROM: Final = 90
_LEAST: Final = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the columns in cells, without the bar on the left and the gaps of one between them."""

    name: int
    said: int
    places: int


def columns(width: int) -> Columns:
    """The columns of a list `width` cells wide."""
    name = _WIDE if width >= _WIDE_FROM else _NARROW
    return Columns(name, max(_LEAST, width - 1 - name - _PLACES - 3), _PLACES)


def listed(roles: Sequence[RoleRow]) -> tuple[RoleRow, ...]:
    """The roles in the order of the list: those held, offered or asked for, then the others, then hidden ones."""
    return tuple(sorted(roles, key=lambda role: (role.hidden, not (role.holders or role.offered or role.asked))))


def heading(across: Columns) -> Content:
    """The line above the columns."""
    name, said, places_ = HEADS
    words = f" {fit(name, across.name)} {fit(said, across.said)} {fit(places_, across.places)} "
    return Content.styled(words, "$muted")


def height(role: RoleRow, across: Columns, now: datetime) -> int:
    """How many lines a role takes."""
    return len(_said(role, across, now))


def rows(role: RoleRow, across: Columns, now: datetime, *, selected: bool) -> list[Content]:
    """The lines of a role, each as wide as the columns."""
    bar: Piece = (BAR if selected else " ", "$accent")
    name = "$muted" if role.hidden else "bold $foreground"
    lines = []
    for at, said in enumerate(_said(role, across, now)):
        head = fit(line(role.name), across.name) if not at else " " * across.name
        tail = places(role) if not at else ""
        lines.append(
            Content.assemble(
                bar,
                (head, name),
                " ",
                render_pieces(said, across.said),
                " ",
                (fit(tail, across.places), "$muted"),
                " ",
            )
        )
    return [one.stylize_before("on $selection") if selected else one for one in lines]


def _said(role: RoleRow, across: Columns, now: datetime) -> list[list[Piece]]:
    advice = away_advice(role, now)
    below = [[(text, "$warning")] for text in wrap(advice, across.said)] if advice else []
    return [*wrap_pieces(pieces(role, now), across.said), *below]
