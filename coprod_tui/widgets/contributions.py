"""The list of contributions, in an order and with a search."""

from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace
from textual.content import Content
from textual.geometry import Size

from coprod_tui.display import line, wrap
from coprod_tui.widgets import contribution_rows
from coprod_tui.widgets.row_list import more_below
from coprod_tui.widgets.visible_rows import Window
from server.projections.contributions.index import ContributionRow, ContributionsView
from server.projections.contributions.sorting import ORDER_NAMES

_EMPTY_THEME: Final = "Nothing is in this theme yet. t puts what is marked, or in hand, into one."
_ALL_THEMED: Final = "Everything that was said is in a theme."
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
    #: The ids of the rows that are marked.
    marked: frozenset[str] = frozenset()
    #: The name of the only theme listed, which the rows need not say.
    within: str = ""
    #: A sentence above the rows; empty for none.
    remark: str = ""

    @property
    def title(self) -> str:
        """The title of the list."""
        sought = f" · with “{line(self.view.needle)}”" if self.view.needle else ""
        marked = f" · {len(self.marked)} marked" if self.marked else ""
        return f"Contributions · {line(self.scope)} · {ORDER_NAMES[self.view.order]}{sought}{marked}"

    @property
    def topic(self) -> tuple[str | None, str, str, str | None]:
        """Identifies the list: another question, order, search or theme is another list."""
        return self.view.question, self.view.order, self.view.needle, self.view.theme

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
        row = self.view.rows(at, at + 1)[0]
        return replace(row, themes=tuple(name for name in row.themes if name != self.within)) if self.within else row

    def find(self, row: ContributionRow) -> int | None:
        """The position of a contribution; None if it was just marked as heard and has moved away."""
        found = self.view.find(row.id)
        goes_down = found is not None and self._heard_go_down and found >= self.view.unheard
        return None if goes_down and not row.heard else found

    def heading(self, size: Size) -> list[Content]:
        """The lines above the rows, and instead of them where there are none."""
        empty = () if self.count else wrap(self._empty, size.width)
        remark = wrap(self.remark, size.width) if self.remark else ()
        return [Content.styled(text, "$muted") for text in (*remark, *empty)]

    def row_height(self, at: int, size: Size) -> int:
        """How many lines a contribution takes."""
        return contribution_rows.height(self.row(at), self._columns(size), self._above(at))

    def draw(self, at: int, size: Size, *, selected: bool) -> list[Content]:
        """The lines of a contribution."""
        row = self.row(at)
        marked = row.id in self.marked
        return contribution_rows.render_row(row, self._columns(size), self._above(at), selected=selected, marked=marked)

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
    def _empty(self) -> str:
        if self.view.needle:
            return _NOT_FOUND
        if self.view.theme is None:
            return _EMPTY
        return _EMPTY_THEME if self.view.theme else _ALL_THEMED

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
