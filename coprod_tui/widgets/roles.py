"""Who holds which role now, and for how long; it must not know of words."""

from datetime import UTC, datetime
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import cell_width, fit, line, shorten
from coprod_tui.widgets.times import held
from server.projections.roles import HolderRow, RoleRow

Piece = tuple[str, str]
_NAME: Final = 14
_TWO_COLUMNS_FROM: Final = 70
_NOBODY: Final[Piece] = ("nobody yet", "$muted")


class RolesPanel(VerticalScroll):
    """The roles that are shown first, and any other that somebody holds, is offered or asks for."""

    rows: reactive[tuple[RoleRow, ...]] = reactive(())
    now: reactive[datetime] = reactive(datetime.min.replace(tzinfo=UTC))

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def on_mount(self) -> None:
        """The border says what this is."""
        self.border_title = Content("Roles now")

    def watch_rows(self) -> None:
        """A role changed."""
        self._show()

    def watch_now(self) -> None:
        """Time went on."""
        self._show()

    def on_resize(self) -> None:
        """The names wrap anew."""
        self._show()

    def _show(self) -> None:
        # One cell is kept free for a scroll bar, or its coming would narrow the text that made it come.
        width = self.content_region.width - 1
        if width <= 0:
            return
        shown = [role for role in self.rows if role.first or role.holders or role.offered or role.asked]
        blocks = [(role.name, _pieces(role, self.now)) for role in shown]
        text = _side_by_side(blocks, width) if width >= _TWO_COLUMNS_FROM else _stacked(blocks, width)
        self.query_one(Static).update(text)
        hidden = len(self.rows) - len(shown)
        self.border_subtitle = Content(f"{hidden} more under r" if hidden else "")


def _pieces(role: RoleRow, now: datetime) -> list[Piece]:
    said = [
        *(_holder(holder, now) for holder in role.holders),
        *((f"– offered to {line(offer.label)}", "$warning") for offer in role.offered),
        *((f"{line(ask.label)} asks", "$others") for ask in role.asked),
    ]
    return said or [_NOBODY]


def _holder(holder: HolderRow, now: datetime) -> Piece:
    words = f"{line(holder.label)} {held(holder.since, now)}"
    return (f"{words} (away)", "$muted") if holder.away else (words, "$people")


def _stacked(blocks: list[tuple[str, list[Piece]]], width: int) -> Content:
    return Content("\n").join(row for name, pieces in blocks for row in _hanging(name, pieces, width))


def _side_by_side(blocks: list[tuple[str, list[Piece]]], width: int) -> Content:
    column = (width - 2) // 2
    half = (len(blocks) + 1) // 2
    left, right = (
        [row for block in part for row in _hanging(*block, column)] for part in (blocks[:half], blocks[half:])
    )
    empty = Content(" " * column)
    rows = [
        Content("  ").join((left[at] if at < len(left) else empty, right[at] if at < len(right) else empty))
        for at in range(max(len(left), len(right)))
    ]
    return Content("\n").join(rows)


def _hanging(name: str, pieces: list[Piece], width: int) -> list[Content]:
    """A role's name and its pieces, each line exactly `width` cells wide."""
    room = max(8, width - _NAME - 1)
    lines: list[list[Piece]] = [[]]
    used = 0
    for text, style in ((shorten(text, room), style) for text, style in pieces):
        gap = " · " if lines[-1] else ""
        if used and used + len(gap) + cell_width(text) > room:
            lines.append([])
            used, gap = 0, ""
        lines[-1] += [(" ", ""), ("·", "$muted"), (" ", ""), (text, style)] if gap else [(text, style)]
        used += len(gap) + cell_width(text)
    return [
        Content.assemble(
            (fit(line(name) if not at else "", _NAME), "$foreground"),
            " ",
            *parts,
            " " * (room - sum(cell_width(text) for text, _ in parts)),
        )
        for at, parts in enumerate(lines)
    ]
