"""The list of contributions, in an order and with a search."""

from dataclasses import dataclass, field
from typing import Final

from textual.content import Content
from textual.geometry import Size

from coprod_tui.display import line, shorten
from coprod_tui.widgets import contribution_rows
from coprod_tui.widgets.row_list import more_below
from coprod_tui.widgets.visible_rows import Window
from server.projections.contributions.index import ContributionRow, ContributionsView
from server.projections.contributions.sorting import ORDER_NAMES

_EMPTY: Final = "Nothing said yet. What people send appears here by itself."
_NOT_FOUND: Final = "Nothing here has these words. Esc in the find line lists everything again."
_AIRY_FROM: Final = 24


@dataclass(frozen=True, slots=True)
class Contributions:
    """The rows of a view."""

    view: ContributionsView = field(default_factory=ContributionsView)
    #: The questions whose contributions are listed, in words.
    scope: str = "this question"
    #: How many words to other questions than those listed are new to the eye.
    elsewhere: int = 0

    @property
    def title(self) -> str:
        """The title of the list."""
        sought = f" · with “{line(self.view.needle)}”" if self.view.needle else ""
        return f"Contributions · {self.scope} · {ORDER_NAMES[self.view.order]}{sought}"

    @property
    def topic(self) -> tuple[str | None, str, str]:
        """Identifies the list: another question, order or search is another list."""
        return self.view.question, self.view.order, self.view.needle

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.view.count

    @property
    def newest(self) -> int:
        """The greatest number."""
        return self.view.newest

    def row(self, at: int) -> ContributionRow:
        """The contribution at a position."""
        return self.view.rows(at, at + 1)[0]

    def find(self, row: ContributionRow) -> int | None:
        """The position of a contribution; None if it was just marked as heard and has moved away."""
        found = self.view.find(row.id)
        goes_down = found is not None and self._heard_go_down and found >= self.view.unheard
        return None if goes_down and not row.heard else found

    def heading(self, size: Size) -> list[Content]:
        """The lines instead of the rows where there are none."""
        words = _NOT_FOUND if self.view.needle else _EMPTY
        return [] if self.count else [Content.styled(shorten(words, size.width), "$muted")]

    def row_height(self, at: int, size: Size) -> int:
        """How many lines a contribution takes."""
        return contribution_rows.height(self.row(at), self._columns(size), self._above(at))

    def draw(self, at: int, size: Size, *, selected: bool) -> list[Content]:
        """The lines of a contribution."""
        return contribution_rows.render_row(self.row(at), self._columns(size), self._above(at), selected=selected)

    def news(self, view: Window, seen: int) -> tuple[str, int]:
        """How many were found by a search, then how many new contributions are out of view, or else how many rows are
        below.
        """
        shown = self.view.rows(view.first, view.last)
        seen = max((seen, *(row.number for row in shown)))
        fresh = self.view.newer(seen)
        told = f"{fresh} new{self._where(view)}" if fresh else more_below(self.count, view)
        found = f"{self.count} found" if self.view.needle else ""
        beside = f"{self.elsewhere} new to earlier questions, v shows them" if self.elsewhere else ""
        return " · ".join(filter(None, (found, beside, told))), seen

    @property
    def _heard_go_down(self) -> bool:
        return self.view.order in ("unheard", "reply")

    def _where(self, view: Window) -> str:
        """Where new contributions are; in some orders they may be above or below."""
        if view.first == 0:
            return " below"
        above = self.view.order == "newest" or (self._heard_go_down and view.first >= self.view.unheard)
        return " above" if above else " below" if self.view.order == "unheard" else ""

    def _above(self, at: int) -> ContributionRow | None:
        return self.row(at - 1) if at else None

    def _columns(self, size: Size) -> contribution_rows.Columns:
        return contribution_rows.columns(size.width, self.view.newest, airy=size.height >= _AIRY_FROM)
