"""How one role is drawn on the board: name, who has to do with it, how many places; it must not know where it stands.

Two columns hang beside one another, so that a role with many holders reads as one thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from textual.content import Content

from coprod_tui.display import fit, line, wrap
from coprod_tui.widgets.roles.words import Piece, away_advice, pieces, places
from coprod_tui.widgets.text_layout import drawn, hung
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
    """Cells across, without the bar on the left and the gaps of one between them."""

    name: int
    said: int
    places: int


def columns(width: int) -> Columns:
    """The columns of a board `width` cells wide."""
    name = _WIDE if width >= _WIDE_FROM else _NARROW
    return Columns(name, max(_LEAST, width - 1 - name - _PLACES - 3), _PLACES)


def listed(roles: Sequence[RoleRow]) -> tuple[RoleRow, ...]:
    """The roles as they stand on the board: in the plan's order, hidden ones at the end."""
    return (*(role for role in roles if not role.hidden), *(role for role in roles if role.hidden))


def heading(across: Columns) -> Content:
    """What stands above the columns."""
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
    drawn_lines = []
    for at, said in enumerate(_said(role, across, now)):
        head = fit(line(role.name), across.name) if not at else " " * across.name
        tail = places(role) if not at else ""
        drawn_lines.append(
            Content.assemble(
                bar,
                (head, name),
                " ",
                drawn(said, across.said),
                " ",
                (fit(tail, across.places), "$muted"),
                " ",
            )
        )
    return [one.stylize_before("on $hand") if selected else one for one in drawn_lines]


def _said(role: RoleRow, across: Columns, now: datetime) -> list[list[Piece]]:
    advice = away_advice(role, now)
    below = [[(text, "$warning")] for text in wrap(advice, across.said)] if advice else []
    return [*hung(pieces(role, now), across.said), *below]
